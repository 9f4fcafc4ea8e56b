import rule from '../../../src/languages/shell/rules/sc2154-unassigned-variable.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'echo "⟦$an⟧" "⟦$ao⟧"; echo "$an"',
    'echo ⟦${aq}⟧ x',
    'echo ⟦${aw%x}⟧ $((⟦ay⟧))',
    'unset be; echo "⟦$be⟧"',
    { code: 'cat <<EOF\n⟦$bl⟧\nEOF', says: "<<'EOF'" },
  ],
  accepts: [
    'a=1; echo $a',
    'echo "$AN" $HOME $1 $@ $?',
    'echo "${ap-x}" "${aq:=1}"; echo "$ap"',
    'if [ "$am" ]; then echo "$am"; fi',
    '[ -n "$ar" ]; echo "$ar"',
    'echo "${as?}" "$as"',
    'for i in a; do echo "$i"; done',
    'read -r x; echo "$x"',
    'echo "$at"; at=1',
    'echo ${a+$b}',
    "echo '$x'",
    'f() { local x; echo "$x"; }',
    'getopts ab c; echo "$c"',
  ],
});
