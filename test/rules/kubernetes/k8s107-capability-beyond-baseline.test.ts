import rule from '../../../src/languages/kubernetes/rules/k8s107-capability-beyond-baseline.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (add: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: app\n    image: a:1\n    securityContext: {capabilities: {add: ${add}}}\n`;

testRule(rule, {
  reports: [
    pod('[CHOWN, ⟦NET_RAW⟧, ⟦"IPC_LOCK"⟧]'),
    {
      name: 'admission counts the gravest and the spelling too',
      profile: 'pss-baseline',
      code: pod('[⟦SYS_ADMIN⟧, ⟦chown⟧]'),
    },
  ],
  accepts: [
    { name: 'K8S207 takes over', profile: 'pss-restricted', code: pod('[SYS_ADMIN]') },
    pod('[CHOWN, KILL]'),
    pod('[SYS_ADMIN]'),
    pod('[cap_chown]'),
    pod('["${CAP}"]'),
  ],
});
