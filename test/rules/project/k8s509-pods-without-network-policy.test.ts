import rule from '../../../src/languages/project/rules/k8s509-pods-without-network-policy.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (name: string, namespace = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: {a: b}${namespace}}\nspec: {containers: [{name: a, image: "a:1"}]}\n`;
const policy = (selector: string, namespace = ''): string =>
  `---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p${namespace}}\nspec: {podSelector: ${selector}}\n`;

testRule(rule, {
  reports: [
    { path: 'a.yaml', code: pod('⟦web⟧') },
    { path: 'a.yaml', code: pod('⟦web⟧') + policy('{matchLabels: {a: c}}') },
    { path: 'a.yaml', code: pod('⟦web⟧', ', namespace: one') + policy('{}', ', namespace: two') },
  ],
  accepts: [
    { path: 'a.yaml', code: pod('web') + policy('{}') },
    { path: 'a.yaml', code: pod('web') + policy('{matchExpressions: [{key: a, operator: In, values: [b]}]}') },
    { path: 'a.yaml', code: 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 1}]}\n' },
  ],
});
