import rule from '../../../src/languages/shell/rules/sc2151-return-with-words.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['return ⟦1⟧ 2', 'f() { return ⟦"$x"⟧ y; }'],
  accepts: ['return 1', 'return', 'exit 1 2'],
});
