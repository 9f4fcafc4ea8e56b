import rule from '../../../src/languages/shell/rules/sc2155-masked-exit-status.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'export ⟦x⟧=$(a)',
    'export ⟦x⟧="a$(b)c"',
    'export ⟦x⟧=`a`',
    'export a=1 ⟦b⟧=$(c) ⟦d⟧=$(e)',
    '#!/bin/bash\nreadonly ⟦x⟧=$(a); declare -x ⟦y⟧=$(b)\n',
    'f() { local ⟦x⟧="$(a)"; }',
    'x=1 export ⟦y⟧=$(z)',
    '#!/bin/bash\nf() { declare -gr ⟦x⟧=$(a); }\n',
  ],
  accepts: [
    'x=$(a); export x',
    'export x=1 y="$z"',
    'f() { local -r x=$(a); }',
    'f() { local x; x=$(a); }',
    'export x=$((1 + 2))',
    'x=$(a) cmd',
    'env x=$(a) cmd',
  ],
});
