import rule from '../../../src/languages/shell/rules/sc2026-unquoted-after-quote.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ["a 'b'⟦c⟧'d'", "a='b'⟦c⟧", "a 'b '⟦x⟧' d'"],
  accepts: ["a 'b' c", "a 'b'-c", 'a "b"c', "a b'c'", "a 'b'$c"],
});
