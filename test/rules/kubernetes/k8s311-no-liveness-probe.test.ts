import rule from '../../../src/languages/kubernetes/rules/k8s311-no-liveness-probe.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (fields: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: app\n    image: a:1\n    ${fields}\n`;

testRule(rule, {
  reports: [pod('ports: [{containerPort: 1}]').replace('name: app', 'name: ⟦app⟧')],
  accepts: [pod('ports: []'), pod('ports: [{containerPort: 1}]\n    livenessProbe: {grpc: {port: 1}}')],
});
