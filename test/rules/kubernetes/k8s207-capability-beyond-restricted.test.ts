import rule from '../../../src/languages/kubernetes/rules/k8s207-capability-beyond-restricted.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (add: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}  containers:\n  - name: app\n    image: a:1\n    securityContext: {capabilities: {add: ${add}}}\n`;

testRule(rule, {
  reports: [
    pod('[⟦CHOWN⟧, NET_BIND_SERVICE]'),
    { profile: 'pss-restricted', code: pod('[⟦SYS_ADMIN⟧, ⟦net_bind_service⟧]') },
  ],
  accepts: [
    pod('[SYS_ADMIN]'),
    pod('[NET_RAW]'),
    pod('[CHOWN]', '  os: {name: windows}\n'),
    { settings: { kubernetes: { version: '1.21', podSpecPaths: {} } }, code: pod('[CHOWN]') },
  ],
});
