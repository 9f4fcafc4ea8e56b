import rule from '../../../src/languages/kubernetes/rules/k8s404-cached-image.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (image: string, rest = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: app, image: ${image}${rest}}]\n`;

testRule(rule, {
  reports: [pod('⟦"a:1"⟧'), pod('a', ', imagePullPolicy: ⟦Never⟧')],
  accepts: [pod('a'), pod('"a:latest"'), pod('"a:1"', ', imagePullPolicy: Always'), pod(`a@sha256:${'0'.repeat(64)}`)],
});
