import rule from '../../../src/languages/shell/rules/sc2282-digit-in-front.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦1a=b⟧', '⟦3x_y=$z⟧ c'],
  accepts: ['a1=b', '1=b', '1a', 'echo 1a=b', '7z a'],
});
