import rule from '../../../src/languages/shell/rules/sc2060-tr-unquoted-glob.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['tr ⟦[a-z]⟧ b', { code: 'tr -d ⟦[:digit:]⟧', fixed: "tr -d '[:digit:]'" }],
  accepts: ["tr '[a-z]' b", 'tr a b', 'ls [ab]'],
});
