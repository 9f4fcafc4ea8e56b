import rule from '../../../src/languages/shell/rules/sc2003-expr.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['x=`⟦expr⟧ $x + 1`', '⟦expr⟧ 1 - 2', '⟦expr⟧ $a = $b'],
  accepts: ['expr a : b', 'expr length a', 'expr 1 \\< 2', 'expr "$x" ">=" 2', 'echo expr'],
});
