import rule from '../../../src/languages/shell/rules/sc2015-and-or-as-if.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a ⟦&&⟧ b || c', 'a && b ⟦&&⟧ c || d', '(a ⟦&&⟧ b || c)'],
  accepts: [
    'a && b || echo c',
    'a && b || exit',
    'a && b || x=1',
    'a && [ b ] || c',
    'if a && b || c; then d; fi',
    'a || b && c',
    'a && b',
    'a && b || c || d',
  ],
});
