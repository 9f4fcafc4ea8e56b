import rule from '../../../src/languages/kubernetes/rules/k8s313-unlisted-probe-port.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (fields: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: app\n    image: a:1\n    ${fields}\n`;

testRule(rule, {
  reports: [
    pod('ports: [{name: a, containerPort: 1, protocol: UDP}]\n    startupProbe: {httpGet: {port: ⟦a⟧}}'),
    {
      profile: 'recommended',
      severity: 'info',
      code: pod('ports: [{containerPort: 1}]\n    livenessProbe: {tcpSocket: {port: ⟦2⟧}}'),
    },
  ],
  accepts: [
    pod('ports: [{containerPort: 1}]\n    livenessProbe: {tcpSocket: {port: 1}}'),
    pod('livenessProbe: {grpc: {port: 9}}'),
    pod('ports: [{containerPort: 1}]\n    livenessProbe: {tcpSocket: {port: "$(P)"}}'),
  ],
});
