import rule from '../../../src/languages/kubernetes/rules/k8s329-fixed-autoscaler.ts';
import { testRule } from '../../support/test-rule.ts';

const hpa = (range: string, version = 'autoscaling/v2'): string =>
  `apiVersion: ${version}\nkind: HorizontalPodAutoscaler\nmetadata: {name: a}\nspec: {scaleTargetRef: {kind: Deployment, name: a}, ${range}}\n`;

testRule(rule, {
  reports: [
    { code: hpa('minReplicas: 3, maxReplicas: ⟦3⟧'), says: 'never scales' },
    { code: hpa('minReplicas: 5, maxReplicas: ⟦3⟧', 'autoscaling/v1'), says: 'refuses' },
    hpa('maxReplicas: ⟦1⟧'),
    { code: hpa('minReplicas: ⟦1⟧, maxReplicas: 4'), profile: 'kube-score', severity: 'info' },
    { code: hpa('minReplicas: ⟦0⟧, maxReplicas: 4'), profile: 'kube-score', says: 'zero pods' },
    hpa('minReplicas: 3,\r\n  maxReplicas: ⟦3⟧'),
  ],
  accepts: [
    hpa('minReplicas: 1, maxReplicas: 2'),
    hpa('maxReplicas: 2'),
    hpa('minReplicas: 3'),
    hpa('minReplicas: ${MIN}, maxReplicas: 3'),
    hpa('minReplicas: 3, maxReplicas: ${MAX}'),
    hpa('minReplicas: 3, maxReplicas: 3').replace('autoscaling/v2', 'acme.io/v1'),
    { code: hpa('minReplicas: 2, maxReplicas: 4'), profile: 'kube-score' },
  ],
});
