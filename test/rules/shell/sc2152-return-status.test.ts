import rule from '../../../src/languages/shell/rules/sc2152-return-status.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['f() { return ⟦-1⟧; }', 'return ⟦"a b"⟧', 'return ⟦256⟧'],
  accepts: ['return 255', 'return $x', 'return', 'exit foo', 'return 1 2'],
});
