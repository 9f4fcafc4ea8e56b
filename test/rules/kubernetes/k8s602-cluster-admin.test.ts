import rule from '../../../src/languages/kubernetes/rules/k8s602-cluster-admin.ts';
import { testRule } from '../../support/test-rule.ts';

const binding = (role: string, subject: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: a}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${role}}\nsubjects: [${subject}]\n`;

testRule(rule, {
  reports: [
    { profile: 'recommended', severity: 'error', code: binding('⟦cluster-admin⟧', '{kind: User, name: a}') },
    { profile: 'recommended', severity: 'info', code: binding('⟦edit⟧', '') },
  ],
  accepts: [
    binding('admin-of-a', '{kind: User, name: a}'),
    binding('cluster-admin', '{kind: Group, name: "system:masters"}'),
  ],
});
