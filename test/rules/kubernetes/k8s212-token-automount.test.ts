import rule from '../../../src/languages/kubernetes/rules/k8s212-token-automount.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (spec: string, key = 'spec'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n${key}:\n${spec}  containers: [{name: app, image: "a:1"}]\n`;

testRule(rule, {
  reports: [
    pod('', '⟦spec⟧'),
    pod('  automountServiceAccountToken: ⟦true⟧\n'),
    pod('  serviceAccountName: default\n', '⟦spec⟧'),
    { name: 'an empty name is the default', code: pod("  serviceAccount: ''\n", '⟦spec⟧') },
  ],
  accepts: [
    pod('  automountServiceAccountToken: false\n'),
    pod('  serviceAccount: x\n'),
    `${pod('')}---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: default}\nautomountServiceAccountToken: false\n`,
    { path: 'patch.yaml', code: pod('') },
  ],
});
