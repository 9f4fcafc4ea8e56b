import rule from '../../../src/languages/shell/rules/sc2109-or-inside-test.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['[ "$a" = b ⟦||⟧ "$c" = d ]', 'if [ -f a ⟦||⟧ -f b ]; then c; fi'],
  accepts: ['[ a ] || [ b ]', '[ a ] || b', '[ a || b'],
});
