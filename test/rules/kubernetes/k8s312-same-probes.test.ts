import rule from '../../../src/languages/kubernetes/rules/k8s312-same-probes.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (fields: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: app\n    image: a:1\n    ${fields}\n`;

testRule(rule, {
  reports: [
    pod('⟦livenessProbe⟧: &p {exec: {command: [a, b]}}\n    readinessProbe: *p'),
    pod(
      'readinessProbe: {exec: {command: [a]}, periodSeconds: 5}\n    ⟦livenessProbe⟧: {periodSeconds: 5, exec: {command: [a]}}',
    ),
  ],
  accepts: [
    pod('readinessProbe: {exec: {command: [a]}}\n    livenessProbe: {exec: {command: [b]}}'),
    pod('livenessProbe: {}\n    readinessProbe: {}'),
  ],
});
