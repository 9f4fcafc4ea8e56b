import rule from '../../../src/languages/kubernetes/rules/k8s608-rbac-token-create.ts';
import { testRule } from '../../support/test-rule.ts';

const role = (rule: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\nrules: [{${rule}}]\n`;

testRule(rule, {
  reports: [role('apiGroups: [""], resources: [⟦serviceaccounts/token⟧], verbs: [create]')],
  accepts: [role('apiGroups: [""], resources: [serviceaccounts/token], verbs: [get]')],
});
