import rule from '../../../src/languages/kubernetes/rules/k8s604-rbac-create-workloads.ts';
import { testRule } from '../../support/test-rule.ts';

const role = (rule: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\nrules: [{${rule}}]\n`;

testRule(rule, {
  reports: [
    role('apiGroups: [""], resources: [services, ⟦pods⟧], verbs: [patch]'),
    role('apiGroups: ["*"], resources: [⟦jobs⟧], verbs: [update]'),
  ],
  accepts: [role('apiGroups: [""], resources: [pods/log], verbs: [create]')],
});
