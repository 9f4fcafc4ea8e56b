import rule from '../../../src/languages/shell/rules/sc2227-find-redirect.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['find . -exec a {} ⟦> b⟧ \\;', 'find . ⟦2>/dev/null⟧ -exec a {} > c \\;'],
  accepts: ['find . -exec a {} \\; > b', 'find . > a', '> a find .', 'ls > a b'],
});
