import rule from '../../../src/languages/compose/rules/cmp011-port-yaml-trap.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'services:\n  web:\n    image: a:1\n    ports:\n      - ⟦8080:22⟧\n',
      profile: 'recommended',
      severity: 'info',
      says: '484822',
      fixed: 'services:\n  web:\n    image: a:1\n    ports:\n      - "8080:22"\n',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    ports:\n      - ⟦127.0.0.1:80:80⟧\n      - ⟦53:53/udp⟧\n',
      profile: 'recommended',
      severity: 'style',
    },
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    ports:\n      - "22:22"\n      - 22\n      - target: 22\n        published: 22\n',
    "services:\n  web:\n    image: a:1\n    ports: ['22:22', 80/tcp]\n",
  ],
});
