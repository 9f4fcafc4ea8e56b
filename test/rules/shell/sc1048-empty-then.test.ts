import rule from '../../../src/languages/shell/rules/sc1048-empty-then.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['if a; then b; else ⟦fi⟧\n', 'if a; then ⟦fi⟧\n', 'if a\nthen\n⟦else⟧ b; fi\n'],
  accepts: ['if a; then :; fi\n', 'if a; then b; fi\n'],
});
