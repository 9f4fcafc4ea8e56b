import rule from '../../../src/languages/kubernetes/rules/k8s617-rbac-pv.ts';
import { testRule } from '../../support/test-rule.ts';

const role = (rule: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\nrules: [{${rule}}]\n`;

testRule(rule, {
  reports: [role('apiGroups: [""], resources: [⟦persistentvolumes⟧], verbs: [get, create]')],
  accepts: [role('apiGroups: [""], resources: [persistentvolumes/status], verbs: [create]')],
});
