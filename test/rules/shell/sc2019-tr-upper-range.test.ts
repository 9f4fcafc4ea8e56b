import rule from '../../../src/languages/shell/rules/sc2019-tr-upper-range.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['tr ⟦A-Z⟧ b', "tr -d ⟦'A-Z'⟧"],
  accepts: ["tr '[:upper:]' a", 'tr A-F b', 'grep A-Z'],
});
