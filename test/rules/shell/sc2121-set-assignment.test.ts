import rule from '../../../src/languages/shell/rules/sc2121-set-assignment.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['set ⟦a=b⟧', 'x; set ⟦PATH=/bin⟧'],
  accepts: ['a=b', 'set -e', 'set -- a=b', 'export a=b'],
});
