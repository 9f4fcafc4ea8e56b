import rule from '../../../src/languages/shell/rules/sc2307-expr-too-few.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['expr ⟦1+2⟧', '⟦expr 1 +2⟧', 'x=`expr ⟦"$x"⟧`'],
  accepts: ['expr 1 + 2', 'expr $x', 'expr length a', 'expr --version', 'echo 1+2', 'expr a* b'],
});
