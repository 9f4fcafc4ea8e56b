import rule from '../../../src/languages/shell/rules/sc2259-redirect-over-pipe.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'echo a | cat ⟦<⟧ b',
    'a | b ⟦<<<⟧ c',
    'a | while read -r x; do b; done ⟦<⟧ c | d',
    'a | ssh x ⟦<<⟧E\nb\nE',
  ],
  accepts: ['a < b | c', 'a | b 3< c', 'a | b > c', 'a | b < <(c)', 'a | b <&3'],
});
