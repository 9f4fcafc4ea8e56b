import rule from '../../../src/languages/shell/rules/sc2209-command-name-as-value.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦x⟧=date', '⟦user⟧=uname; a'],
  accepts: ['x=$(date)', 'x="date"', 'x=value', 'PAGER="cat"'],
});
