import rule from '../../../src/languages/project/rules/k8s328-hpa-and-replicas.ts';
import { testRule } from '../../support/test-rule.ts';

const deployment = (replicas: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {${replicas}selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: []}}}\n---\n`;
const hpa = (target: string): string =>
  `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: a}\nspec: {scaleTargetRef: ${target}}\n`;

testRule(rule, {
  reports: [{ path: 'a.yaml', code: deployment('⟦replicas⟧: 2, ') + hpa('{kind: Deployment, name: web}') }],
  accepts: [
    { path: 'a.yaml', code: deployment('replicas: 2, ') + hpa('{kind: StatefulSet, name: web}') },
    { path: 'a.yaml', code: deployment('replicas: 0, ') + hpa('{kind: Deployment, name: web}') },
    { path: 'a.yaml', code: deployment('') + hpa('{kind: Deployment, name: web}') },
  ],
});
