import rule from '../../../src/languages/shell/rules/sc2062-grep-unquoted-glob.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'grep ⟦a*⟧ b',
    'grep -e ⟦a*⟧',
    'grep -- ⟦a*⟧ b',
    'grep ⟦--regexp=a*⟧ b',
    'grep --regexp ⟦a*⟧ b',
    'grep -A 1 ⟦a*⟧ b',
    'grep --color ⟦a*⟧ b',
    'grep --label c ⟦a*⟧ b',
    { code: 'grep -v ⟦[ab]c⟧ d', fixed: "grep -v '[ab]c' d" },
  ],
  accepts: ["grep 'a*' b", 'grep a *', 'grep a\\* b', "grep -e 'a' b*", 'grep -f a b*', 'grep --color a b*'],
});
