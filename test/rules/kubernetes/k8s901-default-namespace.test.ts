import rule from '../../../src/languages/kubernetes/rules/k8s901-default-namespace.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (metadata: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {${metadata}}\nspec: {containers: [{name: a, image: "a:1"}]}\n`;

testRule(rule, {
  reports: [pod('name: ⟦a⟧'), pod('name: a, namespace: ⟦default⟧')],
  accepts: [pod('name: a, namespace: b'), { path: 'patch.yaml', code: pod('name: a') }],
});
