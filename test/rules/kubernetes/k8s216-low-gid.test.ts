import rule from '../../../src/languages/kubernetes/rules/k8s216-low-gid.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (container: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {${spec}containers: [{name: ${container}, image: "a:1"}]}\n`;

testRule(rule, {
  reports: [pod('⟦app⟧'), pod('app', 'securityContext: {runAsGroup: ⟦9999⟧}, ')],
  accepts: [pod('app', 'securityContext: {runAsGroup: 10000}, '), pod('app', 'os: {name: windows}, ')],
});
