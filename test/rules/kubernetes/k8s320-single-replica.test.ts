import rule from '../../../src/languages/kubernetes/rules/k8s320-single-replica.ts';
import { testRule } from '../../support/test-rule.ts';

const deployment = (replicas: string, key = 'spec'): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n${key}: {${replicas}selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: []}}}\n`;

testRule(rule, {
  reports: [deployment('', '⟦spec⟧'), deployment('replicas: ⟦1⟧, ')],
  accepts: [
    deployment('replicas: 3, '),
    deployment('replicas: "${N}", '),
    `${deployment('')}---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: a}\nspec: {scaleTargetRef: {name: web}}\n`,
  ],
});
