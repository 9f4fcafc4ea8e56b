import rule from '../../../src/languages/shell/rules/sc2223-unquoted-default.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [': ⟦${x:=*}⟧', ': ⟦${x=a b}⟧ ⟦${y:=1}⟧', 'f() { : ⟦${x:=1}⟧; }'],
  accepts: [': "${x:=1}"', ': ${x:-1}', 'x=1; : ${x:=2}'],
});
