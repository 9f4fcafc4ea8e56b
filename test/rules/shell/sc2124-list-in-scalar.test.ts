import rule from '../../../src/languages/shell/rules/sc2124-list-in-scalar.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'x=⟦$@⟧; w=⟦"a $@ b"⟧; y=⟦"$@"⟧',
    '#!/bin/bash\nexport x=⟦"${a[@]}"⟧; b+=⟦${c[@]:1}⟧',
    'f() { local a=⟦"${@:2}"⟧; }',
    'A=⟦"$@"⟧ cmd',
  ],
  accepts: [
    'x=$*; y="a $*"; z="${c[*]}"',
    '#!/bin/bash\nx=("$@"); y=${#@}; z="${@+a}"',
    'x=$(echo "$@")',
    'x="${1:-$@}"',
    'for i in "$@"; do :; done',
  ],
});
