import rule from '../../../src/languages/shell/rules/sc2261-competing-redirects.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a > b ⟦> c⟧', 'a 2> b ⟦2>c⟧'],
  accepts: ['a > b 2> c', 'a | tee b > c', 'a > b 2>&1'],
});
