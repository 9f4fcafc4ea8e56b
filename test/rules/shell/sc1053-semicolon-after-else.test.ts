import rule from '../../../src/languages/shell/rules/sc1053-semicolon-after-else.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['if a; then b; else⟦;⟧ c; fi\n', 'if a; then b\nelse⟦;⟧\nc\nfi\n'],
  accepts: ['if a; then b; else fi\n', 'if a; then b; else c; fi\n', 'if a; then b; fi\n'],
});
