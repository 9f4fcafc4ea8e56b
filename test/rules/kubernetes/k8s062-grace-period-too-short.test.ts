import rule from '../../../src/languages/kubernetes/rules/k8s062-grace-period-too-short.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (preStop: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {${spec}containers: [{name: app, image: "a:1", lifecycle: {preStop: ${preStop}}}]}\n`;

testRule(rule, {
  reports: [
    pod('{exec: {command: [/bin/sleep, ⟦"30"⟧]}}'),
    pod('{exec: {command: [sh, -c, ⟦"sleep 15s"⟧]}}', 'terminationGracePeriodSeconds: 10, '),
    pod('{sleep: {seconds: 5}}', 'terminationGracePeriodSeconds: ⟦0⟧, '),
  ],
  accepts: [
    pod('{sleep: {seconds: 29}}'),
    pod('{exec: {command: [sh, -c, "sleep 60; x"]}}'),
    pod('{sleep: {seconds: 60}}', 'terminationGracePeriodSeconds: 61, '),
    pod('{}'),
  ],
});
