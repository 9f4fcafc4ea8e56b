import rule from '../../../src/languages/kubernetes/rules/k8s210-low-uid.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (container: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}  containers:\n  - name: ${container}`;

testRule(rule, {
  reports: [pod('⟦app⟧\n    image: a:1\n'), pod('app\n    image: a:1\n', '  securityContext: {runAsUser: ⟦9999⟧}\n')],
  accepts: [
    pod('app\n    image: a:1\n', '  securityContext: {runAsUser: 10000}\n'),
    pod('app\n    image: a:1\n', '  hostUsers: false\n'),
    pod('app\n    image: a:1\n    securityContext: {runAsUser: "$(ID)"}\n'),
  ],
});
