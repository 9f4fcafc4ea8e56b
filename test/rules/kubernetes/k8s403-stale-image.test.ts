import rule from '../../../src/languages/kubernetes/rules/k8s403-stale-image.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (image: string, policy: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: app, image: ${image}, imagePullPolicy: ${policy}}]\n`;

testRule(rule, {
  reports: [pod('"a/b:latest"', '⟦IfNotPresent⟧'), pod('a/b', '⟦IfNotPresent⟧')],
  accepts: [pod('"a:1"', 'IfNotPresent'), pod('"a:latest"', 'Never'), pod('"a:stable"', 'IfNotPresent')],
});
