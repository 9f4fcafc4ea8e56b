import { defineRule } from '../../../core/rule.ts';
import { getIn } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { pathIn } from '../facts.ts';

/** Kinds of the server, beside workloads, that live in a namespace. */
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
  title: 'an object for the namespace default',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['CKV_K8S_21', 'KSV-0110'],
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/'],
  docs: {
    what: 'An object that lives in a namespace names the namespace `default`, or none.',
    why: 'What nobody placed ends up together, without quotas and policies of its own.',
    instead: 'Name a namespace. (Opt-in: many set it by kustomize, Helm or kubectl.)',
    exceptions: 'Objects of the whole cluster, kinds that the server does not bring along, patches and templates.',
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
        message: `${resource.label} goes to the namespace \`default\``,
        help: 'name a namespace',
        path: pathIn(resource, 'metadata', 'namespace'),
      };
    }
  },
});
