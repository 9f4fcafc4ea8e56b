import rule from '../../../src/languages/kubernetes/rules/k8s009-unknown-kind.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'apiVersion: v1\nkind: ⟦Deployment⟧\nmetadata: {name: a}\n', says: /apps\/v1/ },
    { code: 'apiVersion: apps/v1\nkind: ⟦Statefulset⟧\nmetadata: {name: a}\n', says: /`kind: StatefulSet`/ },
    { code: 'apiVersion: networking.k8s.io/v1\nkind: ⟦Gateway⟧\nmetadata: {name: a}\n' },
    {
      name: 'a mistyped group',
      code: 'apiVersion: ⟦app/v1⟧\nkind: Deployment\nmetadata: {name: a}\n',
      says: /group `app`.*apps\/v1/,
    },
    {
      name: 'a group that is none',
      code: 'apiVersion: ⟦appz/v1beta1⟧\nkind: Thing\nmetadata: {name: a}\n',
      says: /write `apps\/v1beta1`/,
    },
    {
      name: 'a mistyped group with dots',
      code: 'apiVersion: ⟦rbac.authorisation.k8s.io/v1⟧\nkind: Role\nmetadata: {name: a}\n',
      says: /rbac\.authorization\.k8s\.io\/v1/,
    },
    ...['apps/v1beta', 'Apps/v1', 'apps/V1', 'apps/1', 'apps.v1', 'appsv1'].map((version) => ({
      name: version,
      code: `apiVersion: ⟦${version}⟧\nkind: Deployment\nmetadata: {name: a}\n`,
      says: /`apiVersion: apps\/v1`/,
    })),
    {
      name: 'a kind in lower case',
      code: 'apiVersion: apps/v1\nkind: ⟦deployment⟧\nmetadata: {name: a}\n',
      says: /`kind: Deployment`/,
    },
    {
      name: 'a kind in a List',
      code: 'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ⟦configMap⟧\n  metadata: {name: a}\n',
    },
    {
      name: 'a mistyped key',
      code: '⟦apiversion⟧: v1\nkind: Service\nmetadata: {name: a}\n',
      says: /write `apiVersion:`/,
    },
    {
      name: 'another mistyped key',
      code: 'apiVersion: v1\n⟦Kind⟧: Service\nmetadata: {name: a}\n',
      says: /write `kind:`/,
    },
    {
      name: 'what may be of a tool',
      code: 'apiVersion: v1\nkind: ⟦Pipeline⟧\nmetadata: {name: a}\n',
      severity: 'info',
    },
  ],
  accepts: [
    ...[
      'autoscaling.k8s.io/v1 VerticalPodAutoscaler',
      'inference.networking.k8s.io/v1 InferencePool',
      'snapshot.storage.k8s.io/v1 VolumeSnapshot',
      'metrics.k8s.io/v1 PodMetrics',
      'node.k8s.io/v1 RuntimeClass',
      'config.openshift.io/v1 Ingress',
      'v1 DeploymentConfig',
      'v1 Template',
      'v1 Config',
      'skaffold/v4beta11 Config',
      'descheduler/v1alpha2 DeschedulerPolicy',
      'tanka.dev/v1alpha1 Environment',
      'kops.k8s.io/v1alpha2 Cluster',
      'kubelet.config.k8s.io/v1 KubeletConfiguration',
    ].map((name) => ({ name, code: `apiVersion: ${name.replace(' ', '\nkind: ')}\nmetadata: {name: a}\n` })),
    { name: 'versions of other programs', code: 'apiVersion: n9/v1alpha\nkind: Service\nmetadata: {name: a}\n' },
    { name: 'files of other programs', code: 'apiVersion: v1\nKind: a\nkind: service\nfoo: {bar: baz}\n' },
    { name: 'what something else fills in', code: 'apiVersion: v1\nkind: ${KIND}\nmetadata: {name: a}\n' },
    {
      name: 'what a template fills in',
      code: 'apiVersion: apps/v1\nkind: {{ .Values.kind | default "Deployment" }}\nmetadata: {name: a}\n',
    },
    {
      name: 'what a template fills in, in quotes',
      code: 'apiVersion: "{{ .Values.version }}"\nkind: "{{ .Values.kind }}"\nmetadata: {name: a}\n',
    },
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n',
    { name: 'custom resources', code: 'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a}\n' },
    { name: 'the gateway API', code: 'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: a}\n' },
    { name: 'cluster API', code: 'apiVersion: cluster.x-k8s.io/v1beta1\nkind: Cluster\nmetadata: {name: a}\n' },
    { name: 'alpha versions', code: 'apiVersion: resource.k8s.io/v1alpha3\nkind: Thing\nmetadata: {name: a}\n' },
    {
      name: 'kinds that 1.37 made stable',
      code: 'apiVersion: certificates.k8s.io/v1\nkind: ClusterTrustBundle\nmetadata: {name: a}\n',
    },
    { name: 'Lists', code: 'apiVersion: v1\nkind: List\nitems: []\n' },
  ],
});
