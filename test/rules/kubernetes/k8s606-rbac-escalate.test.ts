import rule from '../../../src/languages/kubernetes/rules/k8s606-rbac-escalate.ts';
import { testRule } from '../../support/test-rule.ts';

const role = (rule: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: a}\nrules: [{${rule}}]\n`;

testRule(rule, {
  reports: [
    {
      profile: 'recommended',
      severity: 'error',
      code: role('apiGroups: [rbac.authorization.k8s.io], resources: [⟦roles⟧], verbs: [bind]'),
    },
    {
      profile: 'recommended',
      severity: 'warning',
      code: role('apiGroups: [rbac.authorization.k8s.io], resources: [⟦rolebindings⟧], verbs: [create]'),
    },
    role('apiGroups: [""], resources: [⟦serviceaccounts⟧], verbs: ["*"]'),
  ],
  accepts: [
    role('apiGroups: [""], resources: [serviceaccounts], verbs: [create]'),
    role('apiGroups: [""], resources: [users], verbs: [impersonate], resourceNames: [a]'),
  ],
});
