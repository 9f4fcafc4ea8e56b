import rule from '../../../src/languages/project/rules/k8s707-missing-key.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (ref: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: a, image: "a:1", env: [{name: A, valueFrom: {${ref}}}]}]}\n---\n`;
const object = (kind: string, body: string): string => `apiVersion: v1\nkind: ${kind}\nmetadata: {name: x}\n${body}\n`;

testRule(rule, {
  reports: [
    {
      path: 'a.yaml',
      code: pod('secretKeyRef: {name: x, key: ⟦pasword⟧}') + object('Secret', 'stringData: {password: a}'),
      says: 'did you mean `password`?',
    },
    {
      path: 'a.yaml',
      code: pod('configMapKeyRef: {name: x, key: ⟦a⟧}') + object('ConfigMap', 'binaryData: {b: YQ==}'),
    },
    {
      name: 'a name that is nearly another one',
      path: 'a.yaml',
      code:
        pod('configMapKeyRef: {name: ⟦setings⟧, key: a}') +
        object('ConfigMap', 'data: {a: b}').replace('{name: x}', '{name: settings}'),
      says: 'correct the name: `settings`',
      severity: 'info',
    },
  ],
  accepts: [
    { path: 'a.yaml', code: pod('secretKeyRef: {name: elsewhere, key: a}') + object('Secret', 'data: {a: YQ==}') },
    { path: 'a.yaml', code: pod('secretKeyRef: {name: x, key: a}') + object('Secret', 'data: {a: YQ==}') },
    {
      path: 'a.yaml',
      code: pod('secretKeyRef: {name: x, key: a, optional: true}') + object('Secret', 'data: {b: YQ==}'),
    },
    { path: 'a.yaml', code: pod('secretKeyRef: {name: x, key: a}') + object('ConfigMap', 'data: {b: c}') },
    { path: 'a.yaml', code: pod('secretKeyRef: {name: x, key: a}') + object('Secret', 'data: {}') },
    { path: 'a.yaml', code: pod('configMapKeyRef: {name: x, key: "${K}"}') + object('ConfigMap', 'data: {b: c}') },
  ],
});
