import rule from '../../../src/languages/kubernetes/rules/k8s407-container-bad-image-ref.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (image: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: app, image: ${image}}]\n`;

testRule(rule, {
  reports: [pod('⟦"a b"⟧'), pod('⟦"a:1:2"⟧'), pod('⟦"a@sha256:12"⟧'), pod('⟦""⟧')],
  accepts: [pod('a'), pod('"{{ a b }}"'), pod('"${A}:1"'), pod('null')],
});
