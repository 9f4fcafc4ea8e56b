import rule from '../../../src/languages/shell/rules/sc2166-test-and-or.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ a ⟦-a⟧ b ]', '[ -n "$x" ⟦-o⟧ "$y" = 1 ⟦-a⟧ ! -f z ]', '[ "$x" ⟦-a⟧ "$y" ]', '[ $# -gt 0 ⟦-a⟧ -n "$1" ]'],
  accepts: ['[ a ] && [ b ]', 'test a -a b', '[ -a b ]', '[ "-a" = "$x" ]', '[ "$x" = -a ]'],
});
