import rule from '../../../src/languages/shell/rules/sc2022-grep-star-pattern.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['grep ⟦"foo*"⟧ f', "grep -i ⟦'ab*c'⟧ g"],
  accepts: ["grep 'foo.*' f", 'grep foo f', 'grep -F "a*" f', 'grep "[0-9]*" f'],
});
