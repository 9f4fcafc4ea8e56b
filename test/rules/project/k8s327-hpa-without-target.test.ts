import rule from '../../../src/languages/project/rules/k8s327-hpa-without-target.ts';
import { testRule } from '../../support/test-rule.ts';

const hpa = (target: string): string =>
  `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: a}\nspec: {scaleTargetRef: ${target}}\n---\n`;
const workload = (kind: string, name: string): string =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: ${name}}\nspec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: []}}}\n`;

testRule(rule, {
  reports: [
    {
      path: 'a.yaml',
      code: hpa('{kind: StatefulSet, name: ⟦wbe⟧}') + workload('StatefulSet', 'web'),
      says: 'did you mean `web`?',
    },
  ],
  accepts: [
    { path: 'a.yaml', code: hpa('{kind: StatefulSet, name: a}') + workload('StatefulSet', 'a') },
    { path: 'a.yaml', code: hpa('{kind: Deployment, name: b}') + workload('StatefulSet', 'a') },
    { path: 'a.yaml', code: hpa('{kind: StatefulSet, name: "${N}"}') + workload('StatefulSet', 'a') },
  ],
});
