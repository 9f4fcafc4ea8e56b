import rule from '../../../src/languages/shell/rules/sc2226-ln-one-argument.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦ln -s a⟧', '⟦ln a⟧; b', '⟦/bin/ln -sf "$x"⟧'],
  accepts: ['ln -s a b', 'ln -s $x', 'ln *', 'ln -t a b', 'ln --target-directory=a b', 'ln'],
});
