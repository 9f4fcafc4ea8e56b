import rule from '../../../src/languages/kubernetes/rules/k8s050-undefined-volume.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (mounts: string, volumes = '[{name: a, emptyDir: {}}]'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  volumes: ${volumes}\n  containers:\n  - name: app\n    image: a:1\n    ${mounts}\n`;

testRule(rule, {
  reports: [
    { code: pod('volumeMounts: [{name: ⟦b⟧, mountPath: /b}]'), says: 'add a volume `b` to the pod' },
    {
      code: pod('volumeMounts: [{name: ⟦dtaa⟧, mountPath: /b}]', '[{name: data, emptyDir: {}}]'),
      says: 'write `data`',
    },
    pod('volumeDevices: [{name: ⟦data⟧, devicePath: /dev/x}]', '[]'),
    pod('volumeMounts: [{name: a, mountPath: /b, subPath: ⟦/x⟧}]'),
  ],
  accepts: [
    pod('volumeMounts: [{name: a, mountPath: /b, subPath: x/..y}]'),
    pod('volumeMounts: [{name: "$(V)", mountPath: /b}]'),
    { path: 'patch.yaml', code: pod('volumeMounts: [{name: b, mountPath: /b}]') },
  ],
});
