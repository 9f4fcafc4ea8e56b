import rule from '../../../src/languages/compose/rules/cmp215-no-time-to-stop.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'services:\n  web:\n    image: a:1\n    stop_grace_period: ⟦0⟧\n',
    { code: 'services:\n  web:\n    image: a:1\n    stop_grace_period: ⟦30⟧\n', says: '30s' },
    {
      code: 'services:\n  web:\n    image: a:1\n    stop_grace_period: ⟦10s⟧\n    pre_stop:\n      - command: ["sleep", "10"]\n',
      says: 'sleeps',
    },
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    stop_grace_period: 30s\n    pre_stop:\n      - command: [sleep, "10"]\n',
    'services:\n  web:\n    image: a:1\n',
  ],
});
