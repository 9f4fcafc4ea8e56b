import rule from '../../../src/languages/kubernetes/rules/k8s102-host-pid.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (spec: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}  containers: [{name: app, image: "a:1"}]\n`;

testRule(rule, {
  reports: [
    { code: pod('  hostPID: ⟦true⟧ # to look around\n'), fixed: pod('') },
    {
      name: 'in a patch',
      path: 'patch.yaml',
      code: 'apiVersion: apps/v1\nkind: DaemonSet\nspec: {template: {spec: {hostPID: ⟦true⟧}}}\n',
    },
  ],
  accepts: [pod('  hostPID: false\n'), pod('  hostPID: "true"\n'), pod('  hostPID:\n')],
});
