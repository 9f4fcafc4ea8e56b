import rule from '../../../src/languages/shell/rules/sc1012-unquoted-escape.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['tr : ⟦\\⟧n', 'a b⟦\\⟧tc⟦\\⟧r'],
  accepts: ["tr : '\\n'", 'a "\\n"', 'a \\\\n', 'a \\d'],
});
