import rule from '../../../src/languages/shell/rules/sc2295-unquoted-inner-pattern.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a ${b#⟦$c⟧}', 'a "${b%%⟦${c}⟧*}"', 'x=${b%⟦$(c)⟧}'],
  accepts: ['a ${b#"$c"}', 'a ${b%*}', 'a ${b:-$c}', 'a ${#b}'],
});
