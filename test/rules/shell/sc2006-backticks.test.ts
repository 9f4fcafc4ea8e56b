import rule from '../../../src/languages/shell/rules/sc2006-backticks.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'a ⟦`b c`⟧', fixed: 'a $(b c)' },
    { code: 'a "x⟦`b`⟧"', fixed: 'a "x$(b)"' },
    'x=⟦`a \\`b\\``⟧',
    { code: 'x=⟦`(a)`⟧', fixed: 'x=`(a)`' },
    'cat <<E\n⟦`a`⟧\nE',
  ],
  accepts: ['a $(b)', "a '`b`'", 'a ``', 'a \\`b\\`', "cat <<'E'\n`a`\nE"],
});
