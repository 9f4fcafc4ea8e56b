import rule from '../../../src/languages/kubernetes/rules/k8s059-ephemeral-in-manifest.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (spec: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {${spec}, containers: [{name: app, image: "a:1"}]}\n`;

testRule(rule, {
  reports: [pod('⟦ephemeralContainers⟧: [{name: a}]')],
  accepts: [pod('ephemeralContainers: '), pod('ephemeralContainers: []')],
});
