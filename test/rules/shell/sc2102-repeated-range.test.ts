import rule from '../../../src/languages/shell/rules/sc2102-repeated-range.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'ls a⟦[10-15]⟧',
    'case $x in ⟦[aa]⟧) b;; esac',
    { code: 'pip install a⟦[dotenv,test]⟧', profile: 'hadolint' },
    { code: 'a b⟦[see]⟧', fixed: "a 'b[see]'" },
  ],
  accepts: [
    'ls [a-z] [!ab]',
    'tr [aa] [bb]',
    'ls [[:alpha:]]',
    'pip install a[dotenv,test]',
    'python3 -m pip install a[tests]',
    "ls '[aa]'",
  ],
});
