import rule from '../../../src/languages/kubernetes/rules/k8s124-net-raw.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (context: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: ⟦app⟧, image: "a:1", securityContext: ${context}}]}\n`;

testRule(rule, {
  reports: [pod('{}').replace('⟦app⟧', 'app').replace('securityContext', '⟦securityContext⟧')],
  accepts: [
    pod('{capabilities: {drop: [net_raw]}}').replace(/[⟦⟧]/g, ''),
    { path: 'patch.yaml', code: pod('{}').replace(/[⟦⟧]/g, '') },
  ],
});
