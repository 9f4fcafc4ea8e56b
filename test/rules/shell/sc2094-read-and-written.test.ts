import rule from '../../../src/languages/shell/rules/sc2094-read-and-written.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'cat ⟦a⟧ | sed b > ⟦a⟧',
    'cat ⟦"$f"⟧ > ⟦"$f"⟧',
    '{ cat ⟦a⟧; } >> ⟦a⟧',
    'while read -r x; do cat ⟦a⟧; done < ⟦a⟧',
    'grep x < ⟦a⟧ > ⟦a⟧',
    'x=$(cat ⟦a⟧ > ⟦a⟧)',
  ],
  accepts: [
    'cat a > b',
    'echo a > a',
    'cat a | sponge a',
    'cat < a | cat < a',
    'a /dev/null > /dev/null',
    "cat 'a' > a",
    'cat a | while read -r x; do b > a; done',
    'a=b c > a; cat a',
    'printf x < a > a',
    'cat a && b > a',
    'cat a &> a',
  ],
});
