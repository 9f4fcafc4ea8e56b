import rule from '../../../src/languages/shell/rules/sc2069-stderr-first.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a ⟦2>&1⟧ > b', 'a ⟦2>&1⟧ >> b', 'a ⟦2>&1⟧ 1>b; c'],
  accepts: ['a > b 2>&1', 'a 2>&1 > b | c', 'x=$(a 2>&1 > b)', 'a 2>&1', 'a 2>&1 2>b'],
});
