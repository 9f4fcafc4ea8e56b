import rule from '../../../src/languages/shell/rules/sc1054-brace-without-blank.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦{⟧a; }\n', 'x; ⟦{⟧echo b; }\n'],
  accepts: ['{ a; }\n', 'echo {a,b}\n'],
});
