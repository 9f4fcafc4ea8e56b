import rule from '../../../src/languages/shell/rules/sc2116-captured-echo.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['x=⟦$(echo a)⟧', 'b "⟦$(echo "$a" c)⟧"', 'x=⟦`echo $y`⟧'],
  accepts: ['x=$(echo -n a)', 'x=$(echo *)', 'x=$(echo a | b)', 'x=$(echo $(a))', 'x=$(echo {a,b})', 'x=$(echo a; b)'],
});
