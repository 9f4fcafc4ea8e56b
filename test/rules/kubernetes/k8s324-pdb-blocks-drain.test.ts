import rule from '../../../src/languages/kubernetes/rules/k8s324-pdb-blocks-drain.ts';
import { testRule } from '../../support/test-rule.ts';

const pdb = (fields: string): string =>
  `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {${fields}}\n`;
const deployment = (replicas: string): string =>
  `---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  ${replicas}\n  selector: {matchLabels: {a: b}}\n  template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: "a:1"}]}}\n`;

testRule(rule, {
  reports: [
    pdb('maxUnavailable: ⟦0%⟧'),
    pdb('maxUnavailable: ⟦1⟧, minAvailable: 1'),
    pdb('selector: {}').replace('spec', '⟦spec⟧'),
    pdb('minAvailable: ⟦2⟧, selector: {matchLabels: {a: b}}') + deployment('replicas: 2'),
    pdb('minAvailable: ⟦1⟧, selector: {matchLabels: {a: b}}') + deployment(''),
  ],
  accepts: [
    pdb('minAvailable: 1, selector: {matchLabels: {a: b}}') + deployment('replicas: 2'),
    pdb('minAvailable: 1, selector: {matchLabels: {a: c}}') + deployment(''),
    pdb('minAvailable: 1, selector: {matchLabels: {a: b}}') + deployment('replicas: 0'),
    `${pdb('minAvailable: 1, selector: {matchLabels: {a: b}}') + deployment('')}---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web}\nspec: {scaleTargetRef: {name: web}}\n`,
    pdb('maxUnavailable: "$(N)"'),
  ],
});
