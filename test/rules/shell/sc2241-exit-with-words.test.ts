import rule from '../../../src/languages/shell/rules/sc2241-exit-with-words.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['exit ⟦1⟧ 2', 'a || exit ⟦$x⟧ y z'],
  accepts: ['exit 1', 'exit', 'return 1 2', 'echo exit 1 2'],
});
