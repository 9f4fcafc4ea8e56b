import rule from '../../../src/languages/kubernetes/rules/k8s056-bad-quantity.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (resources: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: app, image: "a:1", resources: ${resources}}]\n`;

testRule(rule, {
  reports: [
    { code: pod('{limits: {memory: ⟦"100MB"⟧}}'), fixed: pod('{limits: {memory: "100M"}}') },
    pod('{limits: {cpu: ⟦2 cores⟧, memory: ⟦-1⟧}}'),
    pod('{limits: {memory: 1Gi}, requests: {memory: ⟦1025Mi⟧}}'),
  ],
  accepts: [
    pod('{limits: {memory: 1e9, cpu: .5}}'),
    pod('{limits: {memory: "${M}"}}'),
    pod('{limits: {memory: }}'),
    pod('{requests: {memory: 1024Mi}, limits: {memory: 1Gi}}'),
  ],
});
