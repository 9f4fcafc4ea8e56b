import rule from '../../../src/languages/shell/rules/sc2020-tr-repeated-letters.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['tr ⟦hello⟧ world', 'tr -d ⟦aa⟧'],
  accepts: ['tr a-z A-Z', "sed 's/hello/world/'", "tr '[:lower:]' a", 'tr -cc a'],
});
