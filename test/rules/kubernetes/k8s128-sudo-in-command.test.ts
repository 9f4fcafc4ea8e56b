import rule from '../../../src/languages/kubernetes/rules/k8s128-sudo-in-command.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (fields: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: app\n    image: a:1\n    ${fields}\n`;

testRule(rule, {
  reports: [
    pod('command: [⟦/usr/bin/sudo⟧, id]'),
    pod('command: [sh, -c]\n    args: [⟦"su - app -c run"⟧]'),
    pod('command: [bash, -c, ⟦"a; sudo b"⟧]'),
  ],
  accepts: [pod('command: [echo, sudo]'), pod('command: [sh, -c, "echo pseudo code"]'), pod('args: []')],
});
