import rule from '../../../src/languages/shell/rules/sc1049-if-without-then.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦if⟧ a; b; fi\n', '⟦if⟧ a then b; fi\n'],
  accepts: ['if a; then b; fi\n', 'if a\nthen b; fi\n'],
});
