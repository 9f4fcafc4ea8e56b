import rule from '../../../src/languages/shell/rules/sc1037-many-digits.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [{ code: 'a "⟦$10⟧"', fixed: 'a "${10}"' }, 'a ⟦$123⟧'],
  accepts: ['a "${10}"', 'a $1a $1', "a '$10'"],
});
