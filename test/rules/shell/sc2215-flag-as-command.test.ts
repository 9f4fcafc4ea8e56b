import rule from '../../../src/languages/shell/rules/sc2215-flag-as-command.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦-a⟧', 'a; ⟦--help⟧ b', '⟦\\-a⟧'],
  accepts: ['x=1 -f', '"-a"', '+x', 'a -b'],
});
