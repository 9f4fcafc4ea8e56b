import rule from '../../../src/languages/kubernetes/rules/k8s321-recreate-strategy.ts';
import { testRule } from '../../support/test-rule.ts';

const deployment = (strategy: string, spec = ''): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  strategy: {type: ${strategy}}\n  template: {spec: {${spec}containers: [{name: a, image: "a:1"}]}}\n`;

testRule(rule, {
  reports: [deployment('⟦Recreate⟧'), deployment('⟦Recreate⟧', 'volumes: [{name: a, emptyDir: {}}], ')],
  accepts: [
    deployment('RollingUpdate'),
    deployment('Recreate', 'volumes: [{name: a, persistentVolumeClaim: {claimName: a}}], '),
  ],
});
