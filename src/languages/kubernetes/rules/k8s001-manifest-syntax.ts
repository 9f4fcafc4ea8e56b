import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S001',
  name: 'manifest-syntax',
  title: 'invalid YAML document',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://yaml.org/spec/1.2.2/'],
  docs: {
    what: 'A document in the file cannot be parsed as YAML or JSON. The other documents in the file are still checked.',
    why: 'kubectl, Helm and GitOps controllers refuse the whole file, often only at rollout.',
    instead: 'Fix the syntax at the marked position.',
    exceptions:
      'Files with template actions are parsed without the actions; when that fails, K8S010 reports it and this rule does not.',
  },
  examples: {
    bad: [
      { code: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels: a: b\n', line: 5 },
      {
        code: 'apiVersion: v1\nkind: Pod\nspec:\n\tcontainers: []\n',
        line: 4,
        why: 'a tab as indentation',
      },
    ],
    good: [
      { code: 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: web\n' },
      { code: '{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "web"}}\n', path: 'web.json' },
    ],
  },

  needs: ['is:broken'],
  *check(doc) {
    if (doc.template) return;
    for (const { problems } of doc.yaml.documents) {
      const [first] = problems;
      // What follows the first error is mostly its consequence.
      if (first) yield { at: first.span, message: `cannot parse this document: ${first.message}` };
    }
  },
});
