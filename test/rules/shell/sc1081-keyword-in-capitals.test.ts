import rule from '../../../src/languages/shell/rules/sc1081-keyword-in-capitals.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦If⟧ a; then b; fi\n', '⟦For⟧ i in a; do b; done\n'],
  accepts: ['if a; then b; fi\n', 'echo If a\n'],
});
