import rule from '../../../src/languages/shell/rules/sc1036-stray-parenthesis.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['mv ⟦(⟧a b\n', 'start⟦(⟧\nls\n', 'if a ⟦(⟧b; then c; fi\n', 'export A=b c ⟦(⟧ d )\n', 'a b ⟦(⟧c)\n'],
  accepts: ['echo "(a)"\n', 'a; (b)\n', 'f() { a; }', 'x=(a b)'],
});
