import rule from '../../../src/languages/shell/rules/sc1045-ampersand-semicolon.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a &⟦;⟧ b\n', 'a & ⟦;⟧\n'],
  accepts: ['a & b\n', 'a; b &\n'],
});
