import rule from '../../../src/languages/shell/rules/sc2269-self-assignment.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦x⟧=$x', 'a; ⟦y⟧="${y}"'],
  accepts: ['x=$y', 'x="$x:a"', 'x=$x cmd', 'x+=$x'],
});
