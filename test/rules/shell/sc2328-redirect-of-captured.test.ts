import rule from '../../../src/languages/shell/rules/sc2328-redirect-of-captured.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['x=$(a ⟦> b⟧)', 'x=`a ⟦1>b⟧ 2>&1`', 'x="$(a | b ⟦>> "$c"⟧)"', 'x=$(a ⟦>&2⟧)', 'x=$({ a; b; } ⟦> c⟧)'],
  accepts: ['x=$(a 2>b)', 'x=$(a 2>&1 >b)', 'x=$(a > b | c)'],
});
