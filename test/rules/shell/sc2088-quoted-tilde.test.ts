import rule from '../../../src/languages/shell/rules/sc2088-quoted-tilde.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['cd ⟦"~/a"⟧ && b', "x=⟦'~/a'⟧", 'a ⟦"~/$b"⟧c'],
  accepts: ['cd ~/a && b', 'a "b~/c"', 'a "~"', 'a ~/"b"'],
});
