import rule from '../../../src/languages/kubernetes/rules/k8s105-host-path.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (volumes: string, mounts = '[]'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  volumes: ${volumes}\n  containers:\n  - name: app\n    image: a:1\n    volumeMounts: ${mounts}\n`;

testRule(rule, {
  reports: [
    pod('[{name: a, ⟦hostPath⟧: {path: /srv}}]'),
    pod('[{name: a, ⟦hostPath⟧: {path: /srv}}]', '[{name: a, mountPath: /a, readOnly: true}]'),
    {
      name: 'admission reports each',
      profile: 'pss-baseline',
      code: pod('[{name: a, ⟦hostPath⟧: {path: /}}]', '[{name: a, mountPath: /a}]'),
    },
    { name: 'a path that is filled in', code: pod('[{name: a, ⟦hostPath⟧: {path: "${DIR}"}}]') },
  ],
  accepts: [
    pod('[{name: a, emptyDir: {}}]'),
    {
      name: 'K8S122 reports a writable mount',
      code: pod('[{name: a, hostPath: {path: /srv}}]', '[{name: a, mountPath: /a}]'),
    },
    { name: 'K8S121 reports a sensitive path', code: pod('[{name: a, hostPath: {path: /etc}}]') },
    { name: 'K8S120 reports a socket', code: pod('[{name: a, hostPath: {path: /var/run/docker.sock}}]') },
    { name: 'null', code: pod('[{name: a, hostPath: }]') },
  ],
});
