import rule from '../../../src/languages/kubernetes/rules/k8s104-host-network.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (spec: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}  containers: [{name: app, image: "a:1"}]\n`;

testRule(rule, {
  reports: [{ code: pod('  hostNetwork: ⟦true⟧\n'), fixed: pod('') }, pod('  hostNetwork: ⟦True⟧\n')],
  accepts: [pod('  hostNetwork: false\n'), pod('  hostNetwork: ${HOST_NETWORK}\n')],
});
