import rule from '../../../src/languages/kubernetes/rules/k8s607-rbac-node-proxy.ts';
import { testRule } from '../../support/test-rule.ts';

const role = (rule: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: a}\nrules: [{${rule}}]\n`;

testRule(rule, {
  reports: [
    role('apiGroups: [""], resources: [⟦nodes/proxy⟧, nodes], verbs: [create]'),
    role('apiGroups: ["*"], resources: [⟦nodes⟧], verbs: ["*"]'),
  ],
  accepts: [
    role('apiGroups: [""], resources: [nodes/proxy], verbs: [list]'),
    role('apiGroups: [metrics.k8s.io], resources: [nodes], verbs: ["*"]'),
  ],
});
