import rule from '../../../src/languages/kubernetes/rules/k8s619-rbac-system-namespace.ts';
import { testRule } from '../../support/test-rule.ts';

const object = (kind: string, namespace: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: {name: a, namespace: ${namespace}}\n`;

testRule(rule, {
  reports: [object('Role', '⟦kube-system⟧'), object('RoleBinding', '⟦default⟧')],
  accepts: [object('Role', 'a'), object('Role', 'null')],
});
