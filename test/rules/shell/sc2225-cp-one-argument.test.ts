import rule from '../../../src/languages/shell/rules/sc2225-cp-one-argument.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦cp a⟧', '⟦cp -r "$x"⟧; b'],
  accepts: ['cp a b', 'cp *', 'cp -t a b', 'cp'],
});
