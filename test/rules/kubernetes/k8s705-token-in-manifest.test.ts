import rule from '../../../src/languages/kubernetes/rules/k8s705-token-in-manifest.ts';
import { testRule } from '../../support/test-rule.ts';

const map = (data: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {${data}}\n`;

testRule(rule, {
  reports: [map('a: "x ⟦glpat-abcdefghij0123456789⟧ y"')],
  accepts: [
    map('a: glpat'),
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, env: [{name: A, value: glpat-abcdefghij0123456789}]}]}\n',
  ],
});
