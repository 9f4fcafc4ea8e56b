import rule from '../../../src/languages/shell/rules/sc2172-trap-by-number.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['trap a ⟦12⟧ EXIT ⟦77⟧', "trap '' ⟦19⟧", 'trap -- a ⟦10⟧'],
  accepts: ['trap a 0 1 2 3 15', 'trap 12', 'trap - 12', 'trap -p 12', 'trap a "$x" USR1', 'trap a 9'],
});
