import rule from '../../../src/languages/shell/rules/sc2018-tr-lower-range.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['tr ⟦a-z⟧ b', "tr -d ⟦'a-z'⟧"],
  accepts: ["tr '[:lower:]' a", 'tr a-f b', 'sed s/a-z//', "tr '[a-z]' b"],
});
