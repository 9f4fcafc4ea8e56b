import rule from '../../../src/languages/shell/rules/sc2154-unassigned-variable.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '#!/bin/bash\n[[ $OS -eq ⟦solaris⟧ ]]',
    'echo "⟦$an⟧" "⟦$ao⟧"; echo "$an"',
    'echo ⟦${aq}⟧ x',
    'echo ⟦${aw%x}⟧ $((⟦ay⟧))',
    'unset be; echo "⟦$be⟧"',
    {
      code: 'bash <<EOF\nX=1\necho "⟦$X⟧"\nfor i in a; do echo ⟦$i⟧; done\nEOF\n',
      says: /before the text that sets it/,
    },
    {
      code: 'cat <<A >b; cat <<-EOF >f\nC=$C $C\nA\n\texport Y=1\n\tread -r Z\n\techo "⟦${Y}⟧ $((⟦Z⟧+1))"\n\tEOF\n',
      says: 'write \\$',
    },
    { code: 'bash -c "a=1; echo ⟦$a⟧"', says: 'single quotes' },
    { code: 'echo "a: ⟦$a⟧"', says: /nothing sets `a`/ },
    { code: 'cat <<EOF\n⟦$bl⟧\nEOF', says: "<<'EOF'" },
  ],
  accepts: [
    '#!/bin/bash\n[[ SOLARIS -eq 1 ]]; [[ $A = solaris ]]; [[ 0x1f -eq 16#ff ]]',
    '#!/bin/bash\na=1; [[ a -eq 1 ]]',
    'X=1; bash <<EOF\nX=2\necho "$X"\nEOF\n',
    'cat <<EOF > /etc/profile.d/a.sh\nJAVA_HOME=$JAVA_HOME\nPATH=/a:$PATH\nB="$JAVA_HOME"\nEOF\n',
    "bash <<'EOF'\nX=1\necho $X\nEOF\nbash <<EOF\nX=1\necho \\$X\nEOF\n",
    'bash <<EOF\necho $X ${Y:-}\nX=1\nY=2\nEOF\n',
    { code: 'bash <<EOF\nX=1\necho "$X"\nEOF\n', profile: 'hadolint' },
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
