import rule from '../../../src/languages/shell/rules/sc1003-escaped-single-quote.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ["echo 'a⟦\\⟧'", "a '⟦\\⟧'"],
  accepts: ["echo 'a\\b'", "echo 'a'\\''b'", 'echo "a\\\\"'],
});
