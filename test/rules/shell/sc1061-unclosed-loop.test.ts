import rule from '../../../src/languages/shell/rules/sc1061-unclosed-loop.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦while⟧ a; do b\n', 'x\n⟦for⟧ i in a; do b\n'],
  accepts: ['while a; do b; done\n', 'for i in a; do b; done\n'],
});
