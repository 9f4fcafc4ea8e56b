import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { exposedDashboards, legacyImages, privilegedConstraints } from '../legacy.ts';

const dashboard = (type: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: kubernetes-dashboard\nspec:\n  type: ${type}\n`;

export default defineRule<KubernetesDocument>({
  id: 'K8S909',
  name: 'dangerous-component',
  title: 'component known for cluster takeovers',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: [
    'CKV_K8S_33',
    'CKV_K8S_34',
    'CKV_K8S_44',
    'CKV_K8S_45',
    'CKV_K8S_159',
    'KSV-0102',
    'scc-deny-privileged-container',
  ],
  references: [
    'https://helm.sh/docs/faq/changes_since_helm2/',
    'https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/',
  ],
  docs: {
    what: 'Tiller; the Kubernetes dashboard exposed through a NodePort, a LoadBalancer or an Ingress, or bound to `cluster-admin`; an OpenShift SecurityContextConstraints with `allowPrivilegedContainer: true`; git-sync configured to run a program.',
    why: 'Each of them has been used to take over entire clusters: access to it, or to its arguments, grants its rights.',
    instead:
      'Remove Tiller, access the dashboard with `kubectl port-forward`, narrow the constraints, and run git-sync hooks in another container.',
  },
  examples: {
    bad: [
      { code: podWith('').replace('acme/app:1.4.2', 'helm/tiller:v2.17.0'), line: 8 },
      { code: dashboard('NodePort'), line: 6 },
    ],
    good: [{ code: dashboard('ClusterIP') }, { code: podWith('') }],
  },

  needs: [
    'image:tiller',
    'image:git-sync',
    'type:NodePort',
    'type:LoadBalancer',
    'kind:Ingress',
    'kind:ClusterRoleBinding',
    'kind:RoleBinding',
    'allowPrivilegedContainer',
  ],
  *check(doc, facts) {
    yield* legacyImages(doc, facts);
    yield* exposedDashboards(doc);
    yield* privilegedConstraints(doc);
  },
});
