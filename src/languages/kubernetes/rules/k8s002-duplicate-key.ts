import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
export default defineRule<KubernetesDocument>({
  id: 'K8S002',
  name: 'duplicate-key',
  title: 'duplicate mapping key',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://yaml.org/spec/1.2.2/#3213-node-comparison'],
  docs: {
    what: 'A mapping has the same key twice.',
    why: 'The last value silently wins and the first is lost; newer clients refuse the file.',
    instead: 'Remove one of them, or merge their values.',
    exceptions: 'A key that overrides one merged with `<<`. Templates, where both branches of an `if` are read.',
  },
  examples: {
    bad: [
      { code: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  x: "1"\ndata:\n  y: "2"\n', line: 7 },
      { code: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, name: b}\n', line: 3 },
    ],
    good: [
      { code: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  x: "1"\n  y: "2"\n' },
      { code: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\nx: &x {k: "1"}\ndata:\n  <<: *x\n  k: "2"\n' },
    ],
  },

  needs: ['has:duplicates'],
  *check(doc) {
    if (doc.template) return;
    for (const { duplicates } of doc.yaml.documents) {
      for (const { key, first } of duplicates) {
        yield {
          at: key.span,
          message: `duplicate key \`${key.text}\`: the last value silently wins`,
          help: 'remove one of them',
          related: [{ at: first.span, message: 'first used here' }],
        };
      }
    }
  },
});
