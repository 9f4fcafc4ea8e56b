import rule from '../../../src/languages/dockerfile/rules/df033-emptied-parameter.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'FROM a\r\nCOPY --chmod=755 <<-A <<"B" /c/\r\n\texec "⟦$@⟧" $1 ${2} $?\r\n\tA\r\n$1\r\nB\r\n',
      says: 'the builder expands',
      fixed: 'FROM a\r\nCOPY --chmod=755 <<-A <<"B" /c/\r\n\texec "\\$@" \\$1 \\${2} \\$?\r\n\tA\r\n$1\r\nB\r\n',
    },
    {
      code: 'FROM a\nRUN b && \\\n  cat <<EOF > c\nexec "⟦$@⟧" ${1} $1x\nEOF\n',
      says: 'the shell expands',
      fixed: 'FROM a\nRUN b && \\\n  cat <<EOF > c\nexec "\\$@" \\${1} \\$1x\nEOF\n',
    },
    'FROM a\nRUN <<X\ncat > b <<Y\n⟦$1⟧\nY\nX\n',
    'FROM a\nRUN bash -s -- b <<X\necho ⟦$1⟧\nX\nONBUILD COPY <<X /c\n⟦$#⟧\nX\n',
    'FROM a\nRUN set -euo pipefail; cat > b <<X\n⟦$*⟧\nX\n',
  ],
  accepts: [
    "FROM a\nCOPY <<'X' /b\n$1\nX\nCOPY <<X /b\n\\$1 ${1:-c} $d $( e ) 5$\nX\n",
    "FROM a\nRUN cat <<'X' > b\n$1\nX\nRUN cat <<X\n\\$1 ${1:-c} $? $$ $0\nX\n",
    'FROM a\nRUN <<X\nawk b $1\nX\n',
    'FROM a\nRUN f() { cat <<X\n$1\nX\n}; f b\n',
    'FROM a\nRUN set -- b; cat <<X\n$1\nX\n',
    'FROM {{ a }}\nCOPY <<X /b\n$1\nX\n',
  ],
});
