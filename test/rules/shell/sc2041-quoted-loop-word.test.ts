import rule from '../../../src/languages/shell/rules/sc2041-quoted-loop-word.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ["for x in ⟦'a b'⟧; do c; done", "for x in ⟦'*.a'⟧; do c; done"],
  accepts: ['for x in a b; do c; done', "for x in 'a' 'b'; do c; done"],
});
