import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
export default defineRule<KubernetesDocument>({
  id: 'K8S002',
  name: 'duplicate-key',
  title: 'one key twice in a mapping',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://yaml.org/spec/1.2.2/#3213-node-comparison'],
  docs: {
    what: 'The same key stands twice in one mapping.',
    why: 'The last one wins without a word, and what the first one says is lost; newer clients refuse the file.',
    instead: 'Remove one of them, or merge what they hold.',
    exceptions: 'A key that overrides one taken in by `<<`. Templates, where both branches of an `if` are seen.',
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
          message: `key \`${key.text}\` was already given; the last one wins silently`,
          help: 'remove one of them',
          related: [{ at: first.span, message: 'first given here' }],
        };
      }
    }
  },
});
