import rule from '../../../src/languages/kubernetes/rules/k8s605-rbac-exec.ts';
import { testRule } from '../../support/test-rule.ts';

const role = (rule: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\nrules: [{${rule}}]\n`;

testRule(rule, {
  reports: [role('apiGroups: [""], resources: [⟦pods/exec⟧, ⟦pods/portforward⟧], verbs: [get]')],
  accepts: [
    role('apiGroups: [""], resources: [pods/exec], verbs: [list]'),
    role('apiGroups: [apps], resources: [pods/exec], verbs: [get]'),
  ],
});
