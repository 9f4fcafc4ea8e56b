import rule from '../../../src/languages/shell/rules/sc1065-function-parameters.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['f(a⟦)⟧ { b; }\n', 'echo (a⟦)⟧\n'],
  accepts: ['f() { echo "$1"; }\n', 'echo "(a)"\n'],
});
