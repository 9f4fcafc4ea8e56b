import rule from '../../../src/languages/shell/rules/sc1051-semicolon-after-then.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['if a; then⟦;⟧ b; fi\n', 'if a\nthen ⟦;⟧ b\nfi\n'],
  accepts: ['if a; then b; fi\n', 'if a; then :; fi\n'],
});
