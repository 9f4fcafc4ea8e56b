import rule from '../../../src/languages/shell/rules/sc2098-expansion-before-assignment.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['x=1 a ⟦$x⟧', 'x=1 y=2 a "⟦${x}⟧"'],
  accepts: ['x=1; a $x', 'x=1 a $y', 'x=1 y=$x'],
});
