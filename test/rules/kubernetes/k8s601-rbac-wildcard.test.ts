import rule from '../../../src/languages/kubernetes/rules/k8s601-rbac-wildcard.ts';
import { testRule } from '../../support/test-rule.ts';

const role = (rule: string, more = ''): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\n${more}rules: [{${rule}}]\n`;

testRule(rule, {
  reports: [
    role('apiGroups: [⟦"*"⟧], resources: [⟦"*"⟧], verbs: [⟦"*"⟧]'),
    {
      profile: 'recommended',
      severity: 'warning',
      code: role('apiGroups: [""], resources: [pods, ⟦"*"⟧], verbs: [get]'),
    },
  ],
  accepts: [
    role('apiGroups: ["*"], resources: ["*"], verbs: ["*"]', 'aggregationRule: {clusterRoleSelectors: []}\n'),
    role('nonResourceURLs: ["*"], verbs: ["*"]'),
    role('apiGroups: ["*"], resources: ["*"], verbs: ["*"]').replace('rbac.authorization.k8s.io', 'acme.io'),
  ],
});
