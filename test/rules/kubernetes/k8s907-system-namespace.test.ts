import rule from '../../../src/languages/kubernetes/rules/k8s907-system-namespace.ts';
import { testRule } from '../../support/test-rule.ts';

const object = (kind: string, namespace: string): string =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: a, namespace: ${namespace}}\nspec: {template: {spec: {containers: []}}}\n`;

testRule(rule, {
  reports: [object('Deployment', '⟦kube-system⟧')],
  accepts: [object('DaemonSet', 'kube-system'), object('Deployment', 'a')],
});
