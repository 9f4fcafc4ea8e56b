import rule from '../../../src/languages/kubernetes/rules/k8s305-unlimited-ephemeral-storage.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (resources: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: ⟦app⟧, image: "a:1", resources: ${resources}}]}\n`;

testRule(rule, {
  reports: [pod('{limits: {cpu: 1}}')],
  accepts: [
    pod('{limits: {ephemeral-storage: 1Gi}}').replace(/[⟦⟧]/g, ''),
    { path: 'patch.yaml', code: pod('{}').replace(/[⟦⟧]/g, '') },
  ],
});
