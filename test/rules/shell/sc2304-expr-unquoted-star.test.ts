import rule from '../../../src/languages/shell/rules/sc2304-expr-unquoted-star.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['expr 3 ⟦*⟧ 4', 'x=`expr $a ⟦*⟧ 2`'],
  accepts: ['expr 3 \\* 4', "expr 3 '*' 4", 'echo 3 * 4', 'expr a : *'],
});
