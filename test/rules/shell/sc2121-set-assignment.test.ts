import rule from '../../../src/languages/shell/rules/sc2121-set-assignment.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'set ⟦a=b⟧',
    'x; set ⟦PATH=/bin⟧',
    { code: 'set ⟦a⟧ $b', profile: 'hadolint' },
    { code: 'set ⟦a=b⟧ c; set ⟦d⟧ "$@"', profile: 'hadolint' },
  ],
  accepts: [
    'a=b',
    'set -e',
    'set -- a=b',
    'export a=b',
    'set fnord $dirs; shift',
    { code: 'set a; set $b c; set "d" e; set f-g h; set -- i j; set "$k=1"', profile: 'hadolint' },
  ],
});
