import rule from '../../../src/languages/shell/rules/sc2253-chmod-lower-r.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['chmod ⟦-r⟧ 755 a', 'chmod ⟦-r⟧ a'],
  accepts: ['chmod -R 755 a', 'chmod a-r b'],
});
