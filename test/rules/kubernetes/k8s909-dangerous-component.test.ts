import rule from '../../../src/languages/kubernetes/rules/k8s909-dangerous-component.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (container: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, ${container}}]}\n`;
const service = (spec: string, name = 'kubernetes-dashboard'): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: {${spec}}\n`;
const ingress = (backend: string, version = 'networking.k8s.io/v1'): string =>
  `apiVersion: ${version}\nkind: Ingress\nmetadata: {name: a}\nspec: {rules: [{http: {paths: [{path: /, backend: ${backend}}]}}]}\n`;
const binding = (role: string, name: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: a}\nroleRef: {kind: ClusterRole, name: ${role}}\nsubjects: [{kind: ServiceAccount, name: ${name}, namespace: a}]\n`;
const scc = (value: string): string =>
  `apiVersion: security.openshift.io/v1\nkind: SecurityContextConstraints\nmetadata: {name: a}\nallowPrivilegedContainer: ${value}\n`;

testRule(rule, {
  reports: [
    { code: pod('image: ⟦ghcr.io/helm/tiller⟧'), says: 'Tiller', severity: 'warning' },
    pod('image: ⟦"gcr.io/kubernetes-helm/tiller:v2.16.1"⟧'),
    pod('image: "registry.k8s.io/git-sync/git-sync:v4", args: [--repo=x, ⟦--git=/tmp/git⟧]'),
    pod('image: "registry.k8s.io/git-sync/git-sync:v4", args: [⟦--exechook-command⟧, /hook.sh]'),
    pod('image: "registry.k8s.io/git-sync/git-sync:v4", env: [{name: ⟦GITSYNC_GIT⟧, value: /tmp/git}]'),
    service('type: ⟦LoadBalancer⟧'),
    { code: service('selector: {k8s-app: kubernetes-dashboard}, type: ⟦NodePort⟧', 'ui'), says: 'dashboard' },
    ingress('{service: {name: ⟦kubernetes-dashboard⟧, port: {number: 443}}}'),
    ingress('{serviceName: ⟦kubernetes-dashboard-kong-proxy⟧, servicePort: 443}', 'extensions/v1beta1'),
    binding('cluster-admin', '⟦kubernetes-dashboard⟧'),
    scc('⟦true⟧'),
  ],
  accepts: [
    pod('image: "acme/tiller-exporter:1"'),
    pod('image: "${REGISTRY}/tiller:1"'),
    pod('image: "registry.k8s.io/git-sync/git-sync:v4", args: [--repo=x, --git-config=a, --gitdir=b]'),
    pod('image: "acme/app:1", args: [--git=/tmp/git]'),
    service('type: ClusterIP'),
    service('ports: [{port: 443}]'),
    service('type: NodePort', 'web'),
    ingress('{service: {name: web, port: {number: 443}}}'),
    binding('view', 'kubernetes-dashboard'),
    binding('cluster-admin', 'ci'),
    scc('false'),
  ],
});
