import rule from '../../../src/languages/kubernetes/rules/k8s004-bad-name.ts';
import { testRule } from '../../support/test-rule.ts';

const object = (metadata: string, kind = 'ConfigMap'): string =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: ${metadata}\n`;

testRule(rule, {
  reports: [
    { code: object('{name: ⟦a..b⟧}'), says: /begin and end with/ },
    { code: object('{name: ⟦1web⟧}', 'Service'), says: /begin with a letter/ },
    { code: object('{name: ⟦a.b⟧}', 'Namespace') },
    { code: object('{name: a, namespace: ⟦A⟧}') },
    { code: object(`{name: ⟦${'a'.repeat(254)}⟧}`), says: /254/ },
    { code: object('{name: a, annotations: {⟦a/b/c⟧: x, ⟦-x⟧: y}, labels: {a: ⟦-b⟧, ⟦/c⟧: ""}}') },
    {
      name: 'labels of the pod template, once for a Pod',
      code: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {metadata: {labels: {a: ⟦b c⟧}}, spec: {containers: []}}}\n',
    },
    { code: 'apiVersion: v1\nkind: Pod\nmetadata: {name: ⟦A⟧}\nspec: {containers: [{name: a, image: a}]}\n' },
  ],
  accepts: [
    {
      name: 'a patch that has a target',
      path: 'kustomization.yaml',
      code: 'patches:\n- target: {kind: Pod}\n  patch: |\n    apiVersion: v1\n    kind: Pod\n    metadata: {name: .*}\n',
    },
    object('{name: a, labels: {a: "", b: 1.0, c: true}, annotations: {a: "any thing"}}'),
    object('{name: "${NAME}", namespace: "$(NS)"}'),
    object('{name: "system:x"}', 'Role').replace('v1', 'rbac.authorization.k8s.io/v1'),
  ],
});
