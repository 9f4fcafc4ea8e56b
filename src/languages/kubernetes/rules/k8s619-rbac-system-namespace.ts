import { defineRule } from '../../../core/rule.ts';
import { getIn } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { pathIn } from '../facts.ts';

const role = (namespace: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata:\n  name: web\n  namespace: ${namespace}\nrules: []\n`;

export default defineRule<KubernetesDocument>({
  id: 'K8S619',
  name: 'rbac-system-namespace',
  title: 'rights in kube-system or default',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { snyk: 'warning' },
  aliases: ['SNYK-CC-K8S-48'],
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  docs: {
    what: 'A Role or RoleBinding is in `kube-system` or `default`.',
    why: '`kube-system` holds the accounts and secrets of the cluster itself; `default` collects everything without an explicit namespace.',
    instead: 'Use your own namespace.',
  },
  examples: {
    bad: [
      { code: role('kube-system'), line: 5 },
      { code: role('default'), line: 5 },
    ],
    good: [{ code: role('web') }, { code: role('kube-system').replace('kind: Role', 'kind: ClusterRole') }],
  },

  needs: ['kind:Role', 'kind:RoleBinding'],
  *check(doc) {
    for (const resource of doc.resources) {
      const { namespace } = resource;
      if (resource.group !== 'rbac.authorization.k8s.io' || !/^Role(?:Binding)?$/.test(resource.kind.text)) continue;
      const node = getIn(resource.root, ['metadata', 'namespace']);
      if (!node || (namespace !== 'kube-system' && namespace !== 'default')) continue;
      yield {
        at: node.span,
        message: `${resource.label} grants rights over objects in \`${namespace}\``,
        help: 'use your own namespace',
        path: pathIn(resource, 'metadata', 'namespace'),
      };
    }
  },
});
