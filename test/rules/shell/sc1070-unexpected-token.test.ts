import rule from '../../../src/languages/shell/rules/sc1070-unexpected-token.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a; ⟦;⟧ b\n', '⟦|⟧ a\n'],
  accepts: ['a; b\n', 'a | b\n'],
});
