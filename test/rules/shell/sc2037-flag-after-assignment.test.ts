import rule from '../../../src/languages/shell/rules/sc2037-flag-after-assignment.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦x=foo -f⟧', '⟦x=$y --bar⟧', '⟦x=foo *.c⟧'],
  accepts: ['x=foo bar', 'x= -f', 'x="foo -f"', 'x=$(foo -f)', '-f'],
});
