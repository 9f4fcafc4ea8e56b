import rule from '../../../src/languages/kubernetes/rules/k8s613-default-account-binding.ts';
import { testRule } from '../../support/test-rule.ts';

const binding = (subject: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: a}\nroleRef: {kind: Role, name: a}\nsubjects: [${subject}]\n`;

testRule(rule, {
  reports: [binding('{kind: ServiceAccount, name: ⟦default⟧}')],
  accepts: [binding('{kind: Group, name: default}'), binding('{kind: ServiceAccount, name: a}'), binding('')],
});
