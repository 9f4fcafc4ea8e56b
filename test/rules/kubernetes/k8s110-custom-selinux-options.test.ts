import rule from '../../../src/languages/kubernetes/rules/k8s110-custom-selinux-options.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (options: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: app\n    image: a:1\n    securityContext: {seLinuxOptions: ${options}}\n`;

testRule(rule, {
  reports: [
    pod('{user: ⟦u⟧, role: ⟦r⟧, type: ⟦t⟧}'),
    {
      name: 'before 1.31',
      settings: { kubernetes: { version: '1.30', podSpecPaths: {} } },
      code: pod('{type: ⟦container_engine_t⟧}'),
    },
  ],
  accepts: [
    pod('{user: "", type: container_kvm_t, level: s0}'),
    pod('{type: container_engine_t}'),
    pod('{type: "${T}"}'),
  ],
});
