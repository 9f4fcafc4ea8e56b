import rule from '../../../src/languages/shell/rules/sc2140-word-between-quotes.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a "b "⟦c⟧" d"', 'a "{"⟦k⟧"}"'],
  accepts: ['a "b"="c"', 'a "$b"-"$c"', 'a "b" c "d"', 'a "b\\"c\\"d"', "a 'b'c'd'"],
});
