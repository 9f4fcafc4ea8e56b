import rule from '../../../src/languages/shell/rules/sc2064-trap-expanded-early.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['trap "rm ⟦$x⟧ ⟦${y}⟧" EXIT', 'trap "a ⟦$(b)⟧" 1'],
  accepts: ["trap 'rm $x' EXIT", 'trap "a" EXIT', 'trap - EXIT', 'trap a"$x" EXIT', 'echo trap "$x"'],
});
