import rule from '../../../src/languages/shell/rules/sc1046-unclosed-if.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦if⟧ a; then b\n', 'x\n⟦if⟧ a\nthen b\nelse c\n'],
  accepts: ['if a; then b; fi\n', 'echo if\n'],
});
