import rule from '../../../src/languages/kubernetes/rules/k8s002-duplicate-key.ts';
import { testRule } from '../../support/test-rule.ts';

const HEAD = 'apiVersion: v1\nkind: ConfigMap\n';

testRule(rule, {
  reports: [
    `${HEAD}a: 1\n⟦"a"⟧: 2\n⟦a⟧: 3\n`,
    `${HEAD}---\n${HEAD}x: [{b: 1, ⟦b⟧: 2}]\n`,
    { path: 'x.json', code: '{"apiVersion": "v1", "kind": "X", ⟦"kind"⟧: "Y"}' },
  ],
  accepts: [`${HEAD}a: {x: 1}\nb: {x: 1}\n`, `${HEAD}{{ if .a }}\na: 1\n{{ else }}\na: 2\n{{ end }}\n`],
});
