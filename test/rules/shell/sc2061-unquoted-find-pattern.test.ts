import rule from '../../../src/languages/shell/rules/sc2061-unquoted-find-pattern.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'find . -name ⟦*.a⟧', fixed: "find . -name '*.a'" },
    'find . -iname ⟦a*⟧ -o -path ⟦b?⟧',
    { code: 'find . -name ⟦$x*⟧', fixed: 'find . -name $x*' },
  ],
  accepts: ["find . -name '*.a'", 'find . -name \\*.a', 'find *', 'find . -newer a*', 'find . -name "$x*"'],
});
