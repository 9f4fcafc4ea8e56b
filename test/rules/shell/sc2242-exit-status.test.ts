import rule from '../../../src/languages/shell/rules/sc2242-exit-status.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['exit ⟦256⟧', 'a || exit ⟦"b c"⟧'],
  accepts: ['exit 1', 'exit', 'exit $x', 'return 255', 'return foo', 'echo exit a'],
});
