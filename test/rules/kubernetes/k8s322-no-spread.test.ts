import rule from '../../../src/languages/kubernetes/rules/k8s322-no-spread.ts';
import { testRule } from '../../support/test-rule.ts';

const workload = (replicas: string, spec: string, key = 'spec', kind = 'Deployment'): string =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: a}\nspec:\n  replicas: ${replicas}\n  selector: {matchLabels: {a: b}}\n  template:\n    metadata: {labels: {a: b}}\n    ${key}: {${spec}containers: [{name: a, image: "a:1"}]}\n`;

testRule(rule, {
  reports: [workload('2', '', '⟦spec⟧'), workload('2', 'affinity: {podAntiAffinity: }, ', '⟦spec⟧', 'StatefulSet')],
  accepts: [
    workload('1', ''),
    workload('0', ''),
    workload('2', 'affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: []}}, '),
    workload('2', 'topologySpreadConstraints: [{}], '),
    workload('2', '', 'spec', 'DaemonSet'),
  ],
});
