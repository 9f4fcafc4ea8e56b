import rule from '../../../src/languages/shell/rules/sc1056-unclosed-brace.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦{⟧ a\n', 'f() ⟦{⟧ a; b\n'],
  accepts: ['{ a; }\n', 'echo {\n'],
});
