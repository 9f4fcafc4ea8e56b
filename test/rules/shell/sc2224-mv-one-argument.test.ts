import rule from '../../../src/languages/shell/rules/sc2224-mv-one-argument.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦mv a⟧', '⟦mv -f "$x"⟧; b'],
  accepts: ['mv a b', 'mv $x', 'mv -t a b', 'mv'],
});
