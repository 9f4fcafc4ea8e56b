import rule from '../../../src/languages/kubernetes/rules/k8s103-host-ipc.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (spec: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}  containers: [{name: app, image: "a:1"}]\n`;

testRule(rule, {
  reports: [{ code: pod('  hostIPC: ⟦true⟧\n'), fixed: pod('') }, pod('  hostIPC: ⟦yes⟧\r\n')],
  accepts: [pod('  hostIPC: false\n'), pod('  hostIPC: "true"\n')],
});
