import rule from '../../../src/languages/kubernetes/rules/k8s204-uid-zero.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (container: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}  containers:\n  - name: ${container}`;

testRule(rule, {
  reports: [
    pod('app\n    image: a:1\n    securityContext: {runAsUser: ⟦0⟧}\n', '  securityContext: {runAsUser: ⟦0⟧}\n'),
    { name: 'hexadecimal', code: pod('app\n    image: a:1\n    securityContext: {runAsUser: ⟦0x0⟧}\n') },
    { name: 'a patch', path: 'web-patch.yaml', code: pod('app\n    securityContext: {runAsUser: ⟦0⟧}\n') },
    {
      name: 'an init container',
      code: pod(
        'app\n    image: a:1\n',
        '  initContainers: [{name: i, image: a:1, securityContext: {runAsUser: ⟦0⟧}}]\n',
      ),
      says: /init container "i" runs as UID 0/,
    },
  ],
  accepts: [
    {
      name: 'admission before 1.23',
      profile: 'pss-restricted',
      settings: { kubernetes: { version: '1.22', podSpecPaths: {} } },
      code: pod('app\n    image: a:1\n    securityContext: {runAsUser: 0}\n'),
    },
    pod('app\n    image: a:1\n    securityContext: {runAsUser: 1}\n'),
    pod('app\n    image: a:1\n    securityContext: {runAsUser: "0"}\n'),
    pod('app\n    image: a:1\n    securityContext: {runAsUser: 0}\n', '  hostUsers: false\n'),
  ],
});
