import rule from '../../../src/languages/shell/rules/sc2210-redirect-to-number.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo a ⟦> 2⟧', 'if a ⟦>5⟧; then b; fi'],
  accepts: ['echo a >&2', '[ "$a" -gt 5 ]', 'a 2>&1', 'a > f1'],
});
