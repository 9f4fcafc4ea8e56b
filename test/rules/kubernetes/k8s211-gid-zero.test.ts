import rule from '../../../src/languages/kubernetes/rules/k8s211-gid-zero.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (context: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}  containers:\n  - name: app\n    image: a:1\n    securityContext: ${context}\n`;

testRule(rule, {
  reports: [pod('{runAsGroup: ⟦0⟧}', '  securityContext: {fsGroup: ⟦0⟧, supplementalGroups: [1, ⟦0⟧]}\n')],
  accepts: [
    pod('{runAsGroup: 1}'),
    pod('{runAsGroup: null}'),
    pod('{}', '  securityContext: {supplementalGroups: []}\n'),
  ],
});
