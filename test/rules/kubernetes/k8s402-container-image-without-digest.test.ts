import rule from '../../../src/languages/kubernetes/rules/k8s402-container-image-without-digest.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (image: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: app, image: ${image}}]\n`;

testRule(rule, {
  reports: [pod('⟦a⟧'), pod('⟦"a:1"⟧')],
  accepts: [pod(`a@sha256:${'0'.repeat(64)}`), pod('"{{ x }}"')],
});
