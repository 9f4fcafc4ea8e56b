import rule from '../../../src/languages/kubernetes/rules/k8s310-no-readiness-probe.ts';
import { testRule } from '../../support/test-rule.ts';

const workload = (kind: string, fields: string): string =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {a: b}}\n  template:\n    metadata: {labels: {a: b}}\n    spec:\n      containers:\n      - name: app\n        image: a:1\n        ${fields}\n`;

testRule(rule, {
  reports: [workload('StatefulSet', 'ports: [{containerPort: 1}]').replace('name: app', 'name: ⟦app⟧')],
  accepts: [
    workload('DaemonSet', 'ports: []'),
    workload('Job', 'ports: [{containerPort: 1}]').replace('apps/v1', 'batch/v1'),
    workload('Deployment', 'ports: [{containerPort: 1}]\n        readinessProbe: {exec: {command: [x]}}'),
  ],
});
