import rule from '../../../src/languages/shell/rules/sc1058-loop-without-do.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'while a; b; ⟦done⟧\n',
    '⟦for⟧ i in a; b; done\n',
    'for i in 1 2 ⟦do⟧ b $i; done\n',
    'for i in 1; do a; done; while b ⟦do⟧ c; done\n',
    '⟦for⟧ i in 1',
  ],
  accepts: ['while a; do b; done\n', 'for i in a; do b; done\n'],
});
