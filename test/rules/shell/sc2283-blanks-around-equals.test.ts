import rule from '../../../src/languages/shell/rules/sc2283-blanks-around-equals.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['x ⟦=⟧ y', 'x ⟦=y⟧', '$x ⟦=⟧ 1', 'a=b c ⟦=⟧ d'],
  accepts: ['x=y', '[ a = b ]', 'test a = b', 'a b = c', 'a ==== b', 'x == y', './a =b'],
});
