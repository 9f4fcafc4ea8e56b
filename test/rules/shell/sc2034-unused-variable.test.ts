import rule from '../../../src/languages/shell/rules/sc2034-unused-variable.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '⟦a=1⟧',
    'b=1; ⟦b=2⟧',
    '⟦for⟧ e in 1 2; do c; done',
    'read -r ⟦f⟧ ⟦g⟧',
    'f() { local ⟦i=1⟧; }',
    '⟦k=$((⟦l⟧=1))⟧',
    '⟦o=1⟧; eval "echo \\$o"',
    '⟦q=1⟧; unset q',
    'printf -v ⟦r⟧ x',
    '#!/bin/bash\n⟦a=(1)⟧; mapfile ⟦b⟧; declare ⟦c=1⟧',
  ],
  accepts: [
    '#!/bin/bash\na=1; b=2; [[ a -eq 1 && b+1 -lt 3 ]]',
    'a=1; echo $a',
    'export c=1',
    'd=1; export d',
    '_h=1',
    'j=1 cmd',
    ': ${m:=1}',
    "n=1; trap 'echo $n' EXIT",
    'p=1; echo ${p+x}',
    'w=1; echo $((w))',
    '#!/bin/bash\nx=1; ((x++)); y=1; let y=y+1; declare -x z=1',
    'IFS=:; PATH=$PATH:/a; PS1=$',
    'v=; v=$v',
    'while read -r u; do echo "$u"; done',
  ],
});
