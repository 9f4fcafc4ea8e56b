import rule from '../../../src/languages/kubernetes/rules/k8s205-seccomp-unset.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (container: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n⟦spec⟧:\n${spec}  containers:\n  - name: ${container}`;
const plain = (container: string, spec = ''): string => pod(container, spec).replace(/[⟦⟧]/g, '');

testRule(rule, {
  reports: [
    { profile: 'recommended', severity: 'info', code: pod('app\n    image: a:1\n') },
    {
      name: 'one of two',
      code: pod(
        'app\n    image: a:1\n  - name: b\n    image: b:1\n    securityContext: {seccompProfile: {type: RuntimeDefault}}\n',
      ),
      says: /container "app" runs/,
    },
  ],
  accepts: [
    plain('app\n    image: a:1\n', '  securityContext: {seccompProfile: {type: Localhost}}\n'),
    plain('app\n    image: a:1\n', '  os: {name: windows}\n'),
    { settings: { kubernetes: { version: '1.18', podSpecPaths: {} } }, code: plain('app\n    image: a:1\n') },
    { path: 'patch.yaml', code: plain('app\n    image: a:1\n') },
  ],
});
