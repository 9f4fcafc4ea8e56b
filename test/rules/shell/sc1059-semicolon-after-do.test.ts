import rule from '../../../src/languages/shell/rules/sc1059-semicolon-after-do.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['for i in a; do⟦;⟧ b; done\n', 'while a\ndo ⟦;⟧ b\ndone\n'],
  accepts: ['for i in a; do b; done\n', 'while a; do :; done\n'],
});
