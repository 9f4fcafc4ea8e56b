import rule from '../../../src/languages/kubernetes/rules/k8s123-dangerous-capability.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (add: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: app\n    image: a:1\n    securityContext: {capabilities: {add: ${add}}}\n`;

testRule(rule, {
  reports: [pod('[⟦ALL⟧, CHOWN, ⟦"sys_module"⟧, ⟦CAP_BPF⟧]')],
  accepts: [pod('[NET_RAW]'), pod('[]'), pod('null')],
});
