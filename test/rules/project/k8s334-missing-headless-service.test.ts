import rule from '../../../src/languages/project/rules/k8s334-missing-headless-service.ts';
import { testRule } from '../../support/test-rule.ts';

const stateful = (name: string): string =>
  `apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: db}\nspec: {serviceName: ${name}, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: []}}}\n---\n`;
const service = (spec: string): string => `apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {${spec}}\n`;

testRule(rule, {
  reports: [
    { path: 'a.yaml', code: stateful('⟦y⟧') + service('clusterIP: None'), says: /no headless/ },
    { path: 'a.yaml', code: stateful('⟦x⟧') + service(''), says: /not headless/ },
  ],
  accepts: [
    { path: 'a.yaml', code: stateful('x') + service('clusterIP: None') },
    { path: 'a.yaml', code: stateful('x') },
    { path: 'a.yaml', code: stateful('"${N}"') + service('') },
  ],
});
