import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entryOf, get } from '../../yaml/tree.ts';
import { isForeign } from '../definitions.ts';
import type { KubernetesDocument } from '../document.ts';
import { pathIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S003',
  name: 'nameless-object',
  title: 'object without a name',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/names/'],
  docs: {
    what: 'The object has neither `metadata.name` nor `metadata.generateName`.',
    why: 'The API server refuses it.',
    instead: 'Add `metadata.name`.',
    exceptions:
      'Lists, reviews (`TokenReview`, …), patches and templates. For kinds that neither Kubernetes nor a definition in the repository has, the finding is `info`: the file may belong to another tool.',
  },
  examples: {
    bad: [
      { code: 'apiVersion: v1\nkind: Namespace\nmetadata:\n  labels: {team: a}\n', line: 3 },
      { code: 'apiVersion: v1\nkind: ConfigMap\ndata: {}\n', line: 2 },
    ],
    good: [
      { code: 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: web\n' },
      { code: 'apiVersion: batch/v1\nkind: Job\nmetadata:\n  generateName: run-\nspec: {}\n' },
    ],
  },

  needs: ['has:nameless'],
  *check(doc) {
    for (const resource of doc.resources) {
      const kind = resource.kind.text;
      if (resource.partial || /(?:List|Review)$/.test(kind)) continue;
      const metadata = entryOf(resource.root, 'metadata');
      if (resource.name || stringOf(get(metadata?.value, 'generateName'))) continue;
      yield {
        at: metadata?.key.span ?? resource.kind.span,
        message: `this ${kind} has no \`metadata.name\``,
        help: 'add a name: `metadata: {name: <name>}`',
        path: pathIn(resource, 'metadata', 'name'),
        ...(isForeign(doc, resource) && { severity: 'info' }),
      };
    }
  },
});
