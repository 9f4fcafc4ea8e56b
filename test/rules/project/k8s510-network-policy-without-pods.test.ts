import rule from '../../../src/languages/project/rules/k8s510-network-policy-without-pods.ts';
import { testRule } from '../../support/test-rule.ts';

const policy = (selector: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\nspec: {podSelector: ${selector}}\n---\n`;
const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {a: b}}\nspec: {containers: [{name: a, image: "a:1"}]}\n';

testRule(rule, {
  reports: [
    { path: 'a.yaml', code: policy('{matchLabels: {a: c}}').replace('podSelector', '⟦podSelector⟧') + pod },
    {
      path: 'a.yaml',
      code: policy('{matchExpressions: [{key: z, operator: Exists}]}').replace('podSelector', '⟦podSelector⟧') + pod,
    },
  ],
  accepts: [
    { path: 'a.yaml', code: policy('{matchLabels: {a: b}}') + pod },
    { path: 'a.yaml', code: policy('{}') + pod },
    { path: 'a.yaml', code: policy('{matchLabels: {a: "${A}"}}') + pod },
    { path: 'a.yaml', code: policy('{matchLabels: {a: c}}') },
  ],
});
