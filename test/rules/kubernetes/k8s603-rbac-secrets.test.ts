import rule from '../../../src/languages/kubernetes/rules/k8s603-rbac-secrets.ts';
import { testRule } from '../../support/test-rule.ts';

const role = (rule: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: a}\nrules: [{${rule}}]\n`;

testRule(rule, {
  reports: [
    role('apiGroups: [""], resources: [pods, ⟦secrets⟧], verbs: ["*"]'),
    role('apiGroups: ["*"], resources: [⟦secrets⟧], verbs: [watch], resourceNames: [a]'),
  ],
  accepts: [
    role('apiGroups: [acme.io], resources: [secrets], verbs: [get]'),
    role('apiGroups: [""], resources: [secrets], verbs: [patch]'),
  ],
});
