import rule from '../../../src/languages/kubernetes/rules/k8s614-default-service-account.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (spec: string, key = 'spec'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n${key}: {${spec}containers: [{name: app, image: "a:1"}]}\n`;

testRule(rule, {
  reports: [pod('', '⟦spec⟧'), pod('serviceAccount: ⟦default⟧, ')],
  accepts: [pod('serviceAccountName: a, '), { path: 'patch.yaml', code: pod('') }],
});
