import rule from '../../../src/languages/shell/rules/sc2235-subshell-group.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦([ $a ] || [ $b ])⟧', 'if ⟦([ $a = b ] || [ $c = d ])⟧ && [ $e ]; then f; fi'],
  accepts: ['if ([ $a ] || [ $b ]); then c; fi', '(a && [ $b ])', '{ [ $a ] || [ $b ]; }'],
});
