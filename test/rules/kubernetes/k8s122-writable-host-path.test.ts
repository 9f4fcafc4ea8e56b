import rule from '../../../src/languages/kubernetes/rules/k8s122-writable-host-path.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (path: string, mount: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  volumes: [{name: a, hostPath: {path: ${path}}}]\n  containers:\n  - name: app\n    image: a:1\n    volumeMounts: [${mount}]\n`;

testRule(rule, {
  reports: [
    { code: pod('/srv', '{name: ⟦a⟧, mountPath: /a}'), fixed: pod('/srv', '{name: a, mountPath: /a, readOnly: true}') },
    pod('/srv', '{name: ⟦a⟧, mountPath: /a}, {name: ⟦a⟧, mountPath: /b, subPath: b}'),
  ],
  accepts: [
    pod('/srv', '{name: a, mountPath: /a, readOnly: true}'),
    pod('/etc', '{name: a, mountPath: /a}'),
    pod('/srv', ''),
  ],
});
