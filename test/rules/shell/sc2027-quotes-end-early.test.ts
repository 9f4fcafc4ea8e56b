import rule from '../../../src/languages/shell/rules/sc2027-quotes-end-early.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a "b "⟦$c⟧" d"', 'a "b"⟦$(c)⟧"d"', 'x="a"⟦${b}⟧"c"'],
  accepts: ['a "b" $c "d"', 'a "b$c"', 'a "b"`c`"d"', 'a "b"c"d"'],
});
