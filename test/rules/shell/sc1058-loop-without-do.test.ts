import rule from '../../../src/languages/shell/rules/sc1058-loop-without-do.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['while a; b; done⟦\n⟧', 'for i in a; b⟦;⟧ done\n'],
  accepts: ['while a; do b; done\n', 'for i in a; do b; done\n'],
});
