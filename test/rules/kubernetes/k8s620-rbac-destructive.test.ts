import rule from '../../../src/languages/kubernetes/rules/k8s620-rbac-destructive.ts';
import { testRule } from '../../support/test-rule.ts';

const role = (rule: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\nrules: [{${rule}}]\n`;

testRule(rule, {
  reports: [role('apiGroups: [events.k8s.io], resources: [⟦events⟧], verbs: [deletecollection]')],
  accepts: [role('apiGroups: [apps], resources: [pods], verbs: [delete]')],
});
