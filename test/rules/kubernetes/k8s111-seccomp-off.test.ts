import rule from '../../../src/languages/kubernetes/rules/k8s111-seccomp-off.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (context: string, spec = '', annotations = '{}'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web, annotations: ${annotations}}\nspec:\n${spec}  containers:\n  - name: app\n    image: a:1\n    securityContext: ${context}\n`;
const old = { kubernetes: { version: '1.18', podSpecPaths: {} } };

testRule(rule, {
  reports: [
    pod('{seccompProfile: {type: ⟦Unconfined⟧}}', '  securityContext: {seccompProfile: {type: ⟦Unconfined⟧}}\n'),
    { settings: old, code: pod('{}', '', '{seccomp.security.alpha.kubernetes.io/pod: ⟦unconfined⟧}') },
    { settings: old, code: pod('{}', '', '{container.seccomp.security.alpha.kubernetes.io/app: ⟦unconfined⟧}') },
  ],
  accepts: [
    pod('{seccompProfile: {type: RuntimeDefault}}'),
    pod('{}', '', '{seccomp.security.alpha.kubernetes.io/pod: unconfined}'),
    { settings: old, code: pod('{}', '', '{container.seccomp.security.alpha.kubernetes.io/gone: unconfined}') },
    { settings: old, code: pod('{seccompProfile: {type: Unconfined}}') },
    { profile: 'pss-restricted', code: pod('{seccompProfile: {type: Unconfined}}', '  os: {name: windows}\n') },
  ],
});
