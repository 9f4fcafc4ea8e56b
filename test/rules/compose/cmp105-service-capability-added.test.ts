import rule from '../../../src/languages/compose/rules/cmp105-service-capability-added.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'services:\n  web:\n    image: a:1\n    cap_add: [⟦all⟧, ⟦cap_sys_admin⟧, ⟦"BPF"⟧]\n',
      profile: 'recommended',
      severity: 'error',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    cap_add: [⟦NET_ADMIN⟧]\n',
      profile: 'recommended',
      severity: 'warning',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    cap_add: [⟦IPC_LOCK⟧]\n',
      profile: 'recommended',
      severity: 'info',
    },
    {
      code: 'services:\n  web:\n    image: a/openvpn:1\n    cap_add: [⟦NET_ADMIN⟧]\n',
      profile: 'recommended',
      severity: 'info',
    },
  ],
  accepts: ['services:\n  web:\n    image: a:1\n    cap_add: [CHOWN, cap_setuid, "${CAP}"]\n'],
});
