import rule from '../../../src/languages/kubernetes/rules/k8s203-possible-root-user.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (container: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}  containers:\n  - name: ${container}`;
const version = (value: string) => ({ kubernetes: { version: value, podSpecPaths: {} } });

testRule(rule, {
  reports: [
    {
      code: pod('⟦app⟧\n    image: a:1\n'),
      fixed: pod('app\n    image: a:1\n  securityContext:\n    runAsNonRoot: true\n'),
    },
    pod('app\n    image: a:1\n    ⟦securityContext⟧: {privileged: false}\n'),
    {
      name: 'the container wins over the pod',
      code: pod(
        'app\n    image: a:1\n    securityContext: {runAsNonRoot: ⟦false⟧}\n',
        '  securityContext: {runAsNonRoot: true}\n',
      ),
    },
    {
      name: 'a quoted true is not true',
      code: pod('app\n    image: a:1\n    securityContext: {runAsNonRoot: ⟦"true"⟧}\n'),
    },
    {
      name: 'the pod says false, once',
      code: pod('app\n    image: a:1\n  - name: b\n    image: b:1\n', '  securityContext: {runAsNonRoot: ⟦false⟧}\n'),
    },
    {
      name: 'the pod says false although the container says true',
      code: pod(
        'app\n    image: a:1\n    securityContext: {runAsNonRoot: true}\n',
        '  securityContext: {runAsNonRoot: ⟦false⟧}\n',
      ),
    },
    {
      name: 'a user id is not enough for admission',
      profile: 'pss-restricted',
      code: pod('app\n    image: a:1\n    ⟦securityContext⟧: {runAsUser: 1000}\n'),
    },
    {
      name: 'hostUsers before 1.35',
      settings: version('1.34'),
      code: pod('⟦app⟧\n    image: a:1\n', '  hostUsers: false\n'),
    },
    {
      name: 'an explicit false in a patch',
      path: 'web-patch.yaml',
      code: pod('app\n    securityContext: {runAsNonRoot: ⟦false⟧}\n'),
    },
    { name: 'an empty securityContext', code: pod('app\n    image: a:1\n    ⟦securityContext⟧:\n') },
  ],
  accepts: [
    pod('app\n    image: a:1\n', '  securityContext: {runAsNonRoot: true}\n'),
    pod('app\n    image: a:1\n', '  securityContext: {runAsUser: 1000}\n'),
    pod('app\n    image: a:1\n    securityContext: {runAsUser: 1000}\n', '  securityContext: {runAsNonRoot: false}\n'),
    { name: 'YAML 1.1 true', code: pod('app\n    image: a:1\n    securityContext: {runAsNonRoot: yes}\n') },
    pod('app\n    image: a:1\n', '  hostUsers: false\n'),
    { name: 'a patch', path: 'web-patch.yaml', code: pod('app\n    image: a:1\n') },
    {
      name: 'merged in',
      code: pod('app\n    image: a:1\n    securityContext:\n      <<: *sc\n', '  x: &sc {runAsNonRoot: true}\n'),
    },
    { name: 'a variable', code: pod('app\n    image: a:1\n    securityContext: {runAsNonRoot: "${NON_ROOT}"}\n') },
  ],
});
