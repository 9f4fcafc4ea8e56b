import rule from '../../../src/languages/kubernetes/rules/k8s114-probe-of-another-host.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (fields: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: app\n    image: a:1\n    ${fields}\n`;

testRule(rule, {
  reports: [
    pod('lifecycle: {preStop: {httpGet: {host: ⟦a⟧, port: 1}}, postStart: {tcpSocket: {host: ⟦b⟧, port: 1}}}'),
    pod('startupProbe: {httpGet: {host: ⟦localhost⟧, port: 1}}'),
  ],
  accepts: [
    pod('livenessProbe: {httpGet: {host: "", port: 1}}'),
    pod('livenessProbe: {exec: {command: [x]}}'),
    {
      settings: { kubernetes: { version: '1.33', podSpecPaths: {} } },
      code: pod('livenessProbe: {httpGet: {host: a, port: 1}}'),
    },
  ],
});
