import rule from '../../../src/languages/shell/rules/sc2233-subshell-condition.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['if ⟦([ a = $x ])⟧; then b; fi', 'while ⟦([ $a ])⟧; do b; done'],
  accepts: [
    'if (a || b); then c; fi',
    'if ([ $a ] || c); then d; fi',
    'if (a=b; [ $a ]); then c; fi',
    'if (( 1 )); then b; fi',
  ],
});
