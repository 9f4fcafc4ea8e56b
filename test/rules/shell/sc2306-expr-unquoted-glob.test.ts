import rule from '../../../src/languages/shell/rules/sc2306-expr-unquoted-glob.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['expr 1 ⟦*⟧ 2 ⟦*⟧ 3', 'expr $a + 1 ⟦*⟧ 2'],
  accepts: ["expr 1 '*' 2 \\* 3", 'expr 3 * 4', 'expr 1 + 2 + 3'],
});
