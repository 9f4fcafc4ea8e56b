import rule from '../../../src/languages/shell/rules/sc2258-comma-in-loop-list.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['for x in ⟦a,⟧ ⟦b,⟧ c; do d; done', 'for x in a ⟦b,⟧ c; do d; done'],
  accepts: ['for x in a b c; do d; done', "for x in 'a,' b; do c; done"],
});
