import rule from '../../../src/languages/shell/rules/sc1083-literal-brace.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo ⟦{⟧a⟦}⟧', 'x=⟦{⟧a⟦}⟧', 'echo ⟦}⟧', 'a b⟦{⟧'],
  accepts: [
    'find -exec a {} +',
    'a{}b',
    "echo '{a}'",
    'a \\{b\\}',
    '{ a; }',
    'f() { a; }',
    '#!/bin/bash\na {b,c}; [[ a =~ b{1} ]]',
    'a ${b}',
  ],
});
