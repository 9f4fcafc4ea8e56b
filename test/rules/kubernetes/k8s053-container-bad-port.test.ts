import rule from '../../../src/languages/kubernetes/rules/k8s053-container-bad-port.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (ports: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: app, image: "a:1", ports: ${ports}}]\n`;
const service = (ports: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: ${ports}}\n`;

testRule(rule, {
  reports: [
    pod('[{containerPort: ⟦0⟧}, {containerPort: 1, name: ⟦this-name-is-too-long⟧}, {containerPort: 2, name: ⟦A⟧}]'),
    pod('[{containerPort: 2, name: ⟦"80"⟧}, {containerPort: 3, name: ⟦a--b⟧}]'),
    service('[{port: 80, name: a}, {port: ⟦81⟧}]'),
    service('[{port: 80, name: a}, {port: ⟦80⟧, name: b}]'),
    service('[{port: 80, nodePort: ⟦70000⟧, targetPort: ⟦Web⟧}]'),
  ],
  accepts: [
    pod('[{containerPort: 65535, name: a1}]'),
    service('[{port: 53, name: a}, {port: 53, name: b, protocol: UDP}]'),
    service('[{port: 80, targetPort: "${PORT}"}]'),
    { path: 'patch.yaml', code: service('[{port: 80}, {port: 81}]') },
  ],
});
