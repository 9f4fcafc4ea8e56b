import rule from '../../../src/languages/project/rules/k8s323-no-disruption-budget.ts';
import { testRule } from '../../support/test-rule.ts';

const workload = (name: string, replicas: string, kind = 'Deployment', namespace = ''): string =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: ${name}${namespace}}\nspec:\n  ${replicas}\n  selector: {matchLabels: {a: b}}\n  template:\n    metadata: {labels: {a: b}}\n    spec: {containers: [{name: a, image: "a:1"}]}\n`;
const budget = (selector: string, namespace = ''): string =>
  `---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: p${namespace}}\nspec: {minAvailable: 1, selector: ${selector}}\n`;

testRule(rule, {
  reports: [
    {
      path: 'a.yaml',
      code: workload('⟦web⟧', 'replicas: 2'),
      says: 'all 2 replicas of deployment/web at once',
      severity: 'info',
    },
    { path: 'a.yaml', code: workload('⟦web⟧', 'replicas: 3', 'StatefulSet') + budget('{matchLabels: {a: c}}') },
    {
      path: 'a.yaml',
      code: workload('⟦web⟧', 'replicas: 3', 'Deployment', ', namespace: one') + budget('{}', ', namespace: two'),
    },
  ],
  accepts: [
    { path: 'a.yaml', code: workload('web', 'replicas: 2') + budget('{matchLabels: {a: b}}') },
    { path: 'a.yaml', code: workload('web', 'replicas: 2') + budget('{}') },
    {
      path: 'a.yaml',
      code: workload('web', 'replicas: 2') + budget('{matchExpressions: [{key: a, operator: In, values: [b]}]}'),
    },
    { path: 'a.yaml', code: workload('web', 'replicas: 1') },
    { path: 'a.yaml', code: workload('web', 'replicas: 0') },
    { path: 'a.yaml', code: workload('web', 'minReadySeconds: 1') },
    { path: 'a.yaml', code: workload('web', 'replicas: ${REPLICAS}') },
    { path: 'a.yaml', code: workload('web', 'replicas: 2', 'DaemonSet') },
    { name: 'a patch', path: 'patch.yaml', code: workload('web', 'replicas: 2') },
    {
      name: 'another file of the folder',
      path: 'k8s/a.yaml',
      code: workload('web', 'replicas: 2'),
      files: { 'k8s/b.yaml': budget('{}') },
    },
    {
      name: 'a kustomization that adds labels',
      path: 'k8s/a.yaml',
      code: workload('web', 'replicas: 2'),
      files: { 'k8s/kustomization.yaml': 'commonLabels: {c: d}\nresources: [a.yaml]\n' },
    },
    {
      name: 'a folder with templates',
      path: 'k8s/a.yaml',
      code: workload('web', 'replicas: 2'),
      files: { 'k8s/b.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: {{ .Values.name }}}\n' },
    },
  ],
});
