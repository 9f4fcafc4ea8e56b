import rule from '../../../src/languages/shell/rules/sc2211-glob-as-command.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦./a*⟧ b', 'x && ⟦*.sh⟧', '⟦x[1]⟧ y'],
  accepts: ['./a b*', '"./a*"', '[ a ]', 'x[1]=2'],
});
