import rule from '../../../src/languages/shell/rules/sc2305-expr-unquoted-pattern.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['expr $x : ⟦a*⟧', 'expr a : ⟦*⟧'],
  accepts: ["expr $x : 'a*'", 'expr 1 + a*', 'expr a : b'],
});
