import rule from '../../../src/languages/shell/rules/sc1131-elseif.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['if a; then b; ⟦elseif⟧ c; then d; fi\n', 'if a; then b\n⟦elsif⟧ c; then d; fi\n'],
  accepts: ['if a; then b; elif c; then d; fi\n', 'echo elseif\n'],
});
