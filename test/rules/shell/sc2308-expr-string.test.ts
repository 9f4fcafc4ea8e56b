import rule from '../../../src/languages/shell/rules/sc2308-expr-string.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['x=$(expr ⟦length⟧ "$y")', 'expr ⟦index⟧ a b'],
  accepts: ['expr a : b', 'expr length', 'expr 1 + 2'],
});
