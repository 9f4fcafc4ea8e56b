import rule from '../../../src/languages/shell/rules/sc2286-empty-command.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦""⟧ a', "⟦''⟧"],
  accepts: ['a ""', '"$x" b', 'x=1', '> a'],
});
