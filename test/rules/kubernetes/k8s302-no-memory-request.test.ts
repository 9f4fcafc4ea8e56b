import rule from '../../../src/languages/kubernetes/rules/k8s302-no-memory-request.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (container: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: ${container}`;

testRule(rule, {
  reports: [pod('⟦app⟧\n    image: a:1\n'), pod('app\n    image: a:1\n    ⟦resources⟧: {limits: {cpu: 1}}\n')],
  accepts: [
    pod('app\n    image: a:1\n    resources: {limits: {memory: 1}}\n'),
    pod('app\n    image: a:1\n    resources: {requests: {memory: 1}}\n'),
  ],
});
