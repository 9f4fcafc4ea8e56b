import rule from '../../../src/languages/kubernetes/rules/k8s055-bad-probe.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (fields: string, list = 'containers'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  ${list}: [{name: app, image: "a:1", ${fields}}]\n`;

testRule(rule, {
  reports: [
    pod('⟦startupProbe⟧: {exec: {command: [a]}, grpc: {port: 1}}'),
    pod('⟦readinessProbe⟧: {grpc: {port: 1}, terminationGracePeriodSeconds: 1}'),
    pod('⟦readinessProbe⟧: {grpc: {port: 1}, periodSeconds: -1}'),
    pod('⟦readinessProbe⟧: {grpc: {port: 1}}', 'initContainers'),
  ],
  accepts: [
    pod('readinessProbe: {grpc: {port: 1}}, restartPolicy: Always', 'initContainers'),
    pod('livenessProbe: null'),
    pod('livenessProbe: {grpc: {port: 1}, timeoutSeconds: 0}'),
    { path: 'patch.yaml', code: pod('livenessProbe: {periodSeconds: 1}') },
  ],
});
