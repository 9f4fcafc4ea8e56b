import rule from '../../../src/languages/shell/rules/sc2196-egrep.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦egrep⟧ a b', { code: 'a | ⟦/bin/egrep⟧ -v b', fixed: 'a | /bin/grep -E -v b' }],
  accepts: ['grep -E a', 'fgrep a', 'x=egrep'],
});
