import rule from '../../../src/languages/compose/rules/cmp208-bad-healthcheck.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'services:\n  web:\n    image: a:1\n    healthcheck:\n      test: ⟦[]⟧\n',
    {
      code: 'services:\n  web:\n    image: a:1\n    healthcheck:\n      test: [⟦"cmd"⟧, "a"]\n      interval: ⟦10⟧\n',
      says: '10s',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    healthcheck:\n      test:\n        - CMD\n        - ⟦curl -f x⟧\n',
      fixed:
        'services:\n  web:\n    image: a:1\n    healthcheck:\n      test:\n        - CMD-SHELL\n        - curl -f x\n',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    healthcheck:\n      interval: 5s\n      timeout: ⟦10s⟧\n',
      profile: 'recommended',
      severity: 'info',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    healthcheck:\n      timeout: ⟦0s⟧\n',
      profile: 'recommended',
      severity: 'warning',
    },
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    healthcheck:\n      test: [NONE]\n',
    'services:\n  web:\n    image: a:1\n    healthcheck:\n      test: ["CMD-SHELL", "a b"]\n      interval: 1m30s\n      start_period: 0s\n      retries: 3\n',
    'services:\n  web:\n    image: a:1\n    healthcheck:\n      test: ["CMD", "/bin/check-me"]\n',
    'services:\n  web:\n    image: a:1\n    healthcheck:\n      interval: ${I}\n      timeout: 50s\n',
    'services:\n  web:\n    image: a:1\n    healthcheck: {disable: true}\n',
  ],
});
