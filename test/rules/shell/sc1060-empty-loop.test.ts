import rule from '../../../src/languages/shell/rules/sc1060-empty-loop.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['while a; ⟦do⟧ done\n', 'for i in a; ⟦do⟧\ndone\n'],
  accepts: ['while a; do :; done\n', 'for i in a; do b; done\n'],
});
