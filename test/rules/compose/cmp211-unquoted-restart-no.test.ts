import rule from '../../../src/languages/compose/rules/cmp211-unquoted-restart-no.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'services:\n  web:\n    image: a:1\n    restart: ⟦No⟧\n',
      fixed: 'services:\n  web:\n    image: a:1\n    restart: "no"\n',
      profile: 'recommended',
      severity: 'info',
    },
    { code: 'services:\n  web:\n    image: a:1\n    restart: ⟦FALSE⟧\n', profile: 'recommended', severity: 'error' },
  ],
  accepts: [
    "services:\n  web:\n    image: a:1\n    restart: 'no'\n",
    'services:\n  web:\n    image: a:1\n    restart: always\n',
    'services:\n  web:\n    image: a:1\n    restart: ${R:-no}\n',
  ],
});
