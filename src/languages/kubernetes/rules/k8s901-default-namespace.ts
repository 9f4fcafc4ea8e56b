import { defineRule } from '../../../core/rule.ts';
import { getIn } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { pathIn } from '../facts.ts';

/** Namespaced built-in kinds other than workloads. */
const NAMESPACED = new Set([
  'ConfigMap',
  'Endpoints',
  'EndpointSlice',
  'HorizontalPodAutoscaler',
  'Ingress',
  'LimitRange',
  'NetworkPolicy',
  'PersistentVolumeClaim',
  'PodDisruptionBudget',
  'ResourceQuota',
  'Role',
  'RoleBinding',
  'Secret',
  'Service',
  'ServiceAccount',
]);
const BUILT_IN =
  /^(?:|apps|batch|autoscaling|policy|extensions|(?:discovery|networking|rbac\.authorization)\.k8s\.io)$/;

export default defineRule<KubernetesDocument>({
  id: 'K8S901',
  name: 'default-namespace',
  title: 'object in the default namespace',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['CKV_K8S_21', 'KSV-0110', 'use-namespace'],
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/'],
  docs: {
    what: 'A namespaced object has the namespace `default`, or none.',
    why: 'Objects without an explicit namespace end up together, without their own quotas and policies.',
    instead: 'Set a namespace. (Opt-in: many projects set it with Kustomize, Helm or kubectl.)',
    exceptions: 'Cluster-scoped objects, kinds that are not built in, patches and templates.',
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

  needs: ['in:default'],
  *check(doc) {
    for (const resource of doc.resources) {
      const placed = NAMESPACED.has(resource.kind.text) && BUILT_IN.test(resource.group);
      if ((resource.pods.length === 0 && !placed) || resource.partial || resource.placed) continue;
      if ((resource.namespace ?? 'default') !== 'default') continue;
      const at = getIn(resource.root, ['metadata', resource.namespace ? 'namespace' : 'name'])?.span;
      yield {
        at: at ?? resource.kind.span,
        message: `${resource.label} is created in the namespace \`default\``,
        help: 'set a namespace: `namespace: <name>`',
        path: pathIn(resource, 'metadata', 'namespace'),
      };
    }
  },
});
