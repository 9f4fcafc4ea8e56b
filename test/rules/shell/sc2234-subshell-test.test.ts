import rule from '../../../src/languages/shell/rules/sc2234-subshell-test.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a && ⟦(test "$(b -- c)" = d)⟧ 2> e', '⟦([ $a ])⟧', 'a && ⟦(test $c)⟧'],
  accepts: ['f() ([ $a ])', '([ -f a ] &)', 'x=$([ $a ])', '([ "${x:=a}" ])', '([ $a ] && exit)'],
});
