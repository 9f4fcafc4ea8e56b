import rule from '../../../src/languages/shell/rules/sc2021-tr-brackets.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ["tr ⟦'[a-f]'⟧ b", "tr -d ⟦'[0-9]'⟧"],
  accepts: ["tr '[:lower:]' a", "tr '[=a=]' b", 'tr a-f b', "tr '[x*]' b", "tr '[]' b"],
});
