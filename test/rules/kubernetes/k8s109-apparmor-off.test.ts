import rule from '../../../src/languages/kubernetes/rules/k8s109-apparmor-off.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (context: string, spec = '', annotations = '{}'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web, annotations: ${annotations}}\nspec:\n${spec}  containers:\n  - name: app\n    image: a:1\n    securityContext: ${context}\n`;

testRule(rule, {
  reports: [
    pod('{appArmorProfile: {type: ⟦Unconfined⟧}}', '  securityContext: {appArmorProfile: {type: ⟦Unconfined⟧}}\n'),
    pod('{}', '', '{container.apparmor.security.beta.kubernetes.io/gone: ⟦unconfined⟧}'),
  ],
  accepts: [
    pod('{appArmorProfile: {type: RuntimeDefault}}'),
    pod('{}', '', '{container.apparmor.security.beta.kubernetes.io/app: localhost/x}'),
    pod('{}', '', '{container.apparmor.security.beta.kubernetes.io/app: ""}'),
  ],
});
