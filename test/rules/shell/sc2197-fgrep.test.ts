import rule from '../../../src/languages/shell/rules/sc2197-fgrep.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦fgrep⟧ a b', 'a | ⟦fgrep⟧ -v b'],
  accepts: ['grep -F a', 'egrep a'],
});
