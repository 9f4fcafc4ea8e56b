import rule from '../../../src/languages/shell/rules/sc1064-function-without-brace.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['f() ⟦b⟧\n', 'function f ⟦b⟧\n'],
  accepts: ['f() { b; }\n', 'function f { b; }\n'],
});
