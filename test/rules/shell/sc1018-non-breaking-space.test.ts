import rule from '../../../src/languages/shell/rules/sc1018-non-breaking-space.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['a⟦\u00a0⟧b', { code: 'a b⟦\u00a0⟧c', fixed: 'a b c' }],
  accepts: ['a b', "a 'b\u00a0c'"],
});
