import rule from '../../../src/languages/kubernetes/rules/k8s611-anonymous-binding.ts';
import { testRule } from '../../support/test-rule.ts';

const binding = (role: string, name: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: a}\nroleRef: {kind: ClusterRole, name: ${role}}\nsubjects: [{kind: Group, name: ${name}}]\n`;

testRule(rule, {
  reports: [
    { profile: 'recommended', severity: 'error', code: binding('a', '⟦"system:unauthenticated"⟧') },
    { profile: 'recommended', severity: 'warning', code: binding('a', '⟦system:authenticated⟧') },
  ],
  accepts: [binding('a', 'devs'), binding('"system:basic-user"', 'system:authenticated')],
});
