import rule from '../../../src/languages/shell/rules/sc2284-comparison-as-command.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦x == y⟧', 'if ⟦$x == y⟧; then a; fi'],
  accepts: ['[ x == y ]', 'test x == y', 'x=y', 'a b == c'],
});
