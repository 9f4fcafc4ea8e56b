import rule from '../../../src/languages/shell/rules/sc1055-empty-braces.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['f() { ⟦}⟧\n', 'f() {\n⟦}⟧\n'],
  accepts: ['f() { :; }\n', 'echo {}\n'],
});
