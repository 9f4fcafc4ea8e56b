import rule from '../../../src/languages/kubernetes/rules/k8s113-windows-host-process.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (options: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}  containers:\n  - name: app\n    image: a:1\n    securityContext: {windowsOptions: ${options}}\n`;

testRule(rule, {
  reports: [pod('{hostProcess: ⟦true⟧}', '  securityContext: {windowsOptions: {hostProcess: ⟦true⟧}}\n')],
  accepts: [pod('{hostProcess: false}'), pod('{}'), pod('null')],
});
