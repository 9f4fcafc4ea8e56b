import rule from '../../../src/languages/kubernetes/rules/k8s127-shared-process-namespace.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (value: string, more = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {shareProcessNamespace: ${value}, containers: [{name: app, image: "a:1"}${more}]}\n`;

testRule(rule, {
  reports: [pod('⟦true⟧', ', {name: b, image: "b:1"}')],
  accepts: [pod('true'), pod('false', ', {name: b, image: "b:1"}')],
});
