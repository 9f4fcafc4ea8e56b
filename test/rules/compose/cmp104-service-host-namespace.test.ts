import rule from '../../../src/languages/compose/rules/cmp104-service-host-namespace.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'services:\n  web:\n    image: a:1\n    ipc: ⟦host⟧\n    uts: ⟦"host"⟧\n    userns_mode: ⟦host⟧\n    cgroup: ⟦host⟧\n',
      profile: 'recommended',
      severity: 'error',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    network_mode: ⟦${M:-host}⟧\n',
      profile: 'recommended',
      severity: 'warning',
    },
    {
      code: 'services:\n  web:\n    image: linuxserver/wireguard:1\n    network_mode: ⟦host⟧\n',
      profile: 'recommended',
      severity: 'info',
    },
  ],
  accepts: ['services:\n  web:\n    image: a:1\n    network_mode: none\n    pid: service:web\n    hostname: host\n'],
});
