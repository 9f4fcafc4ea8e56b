import rule from '../../../src/languages/kubernetes/rules/k8s610-rbac-webhooks.ts';
import { testRule } from '../../support/test-rule.ts';

const role = (rule: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\nrules: [{${rule}}]\n`;

testRule(rule, {
  reports: [
    role('apiGroups: [admissionregistration.k8s.io], resources: [⟦validatingadmissionpolicies⟧], verbs: ["*"]'),
  ],
  accepts: [role('apiGroups: [acme.io], resources: [mutatingwebhookconfigurations], verbs: [patch]')],
});
