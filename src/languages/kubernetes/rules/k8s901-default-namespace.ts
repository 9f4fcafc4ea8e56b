import { defineRule } from '../../../core/rule.ts';
import { getIn } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { pathIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S901',
  name: 'default-namespace',
  title: 'a workload for the namespace default',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['CKV_K8S_21', 'KSV-0110'],
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/'],
  docs: {
    what: 'A workload names the namespace `default`, or none.',
    why: 'What nobody placed ends up together, without quotas and policies of its own.',
    instead: 'Name a namespace. (Opt-in: many set it by kustomize, Helm or kubectl.)',
    exceptions: 'Patches and templates.',
  },
  examples: {
    bad: [
      { code: podWith(''), line: 4 },
      { code: podWith('').replace('web\n', 'web\n  namespace: default\n'), line: 5 },
    ],
    good: [
      { code: podWith('').replace('web\n', 'web\n  namespace: shop\n') },
      { code: 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n' },
    ],
  },

  *check(doc) {
    for (const resource of doc.resources) {
      if (resource.pods.length === 0 || resource.partial || (resource.namespace ?? 'default') !== 'default') continue;
      const at = getIn(resource.root, ['metadata', resource.namespace ? 'namespace' : 'name'])?.span;
      yield {
        at: at ?? resource.kind.span,
        message: `${resource.label} goes to the namespace \`default\``,
        help: 'name a namespace',
        path: pathIn(resource, 'metadata', 'namespace'),
      };
    }
  },
});
