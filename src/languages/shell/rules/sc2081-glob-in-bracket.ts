import { isGlobWord } from '../analysis/position.ts';
import { testsOf } from '../analysis/tests.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2081',
  name: 'glob-in-bracket',
  title: 'comparison with a glob in [ ]',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'An unquoted glob on the right of `=` or `!=` in `[ ]`.',
    why: '`[` compares strings, not patterns. The shell expands the glob to file names first: without a match it is compared literally, with several matches `[` fails.',
    instead: 'Use `case`, or `[[ ]]` in Bash; quote the glob if the literal string is meant.',
  },
  examples: {
    bad: [
      { code: '[ "$name" = *.txt ] && make\n', line: 1 },
      { code: 'if [ "$1" != v* ]; then exit 1; fi\n', line: 1 },
    ],
    good: [
      { code: 'case $name in *.txt) make;; esac\n' },
      { code: '#!/bin/bash\n[[ $name == *.txt ]] && make\n' },
      { code: '[ "$name" = "*.txt" ] && make\n' },
    ],
  },
  needs: ['test:=', 'test:==', 'test:!='],

  *check(doc) {
    const isBash = doc.dialect === 'bash' || doc.dialect === 'ksh';
    for (const { form, operator = '', operands } of testsOf(doc).tests) {
      const [left, right] = operands;
      if (form !== '[' || !left || !right || !/^(?:=|==|!=)$/.test(operator) || !isGlobWord(right)) continue;
      yield {
        at: doc.tree.spanOf(right),
        message: `\`[\` does not match patterns: \`${right.text.slice(0, 40)}\` is expanded to file names`,
        help: isBash
          ? `use [[ ]]: [[ ${left.text} ${operator} ${right.text} ]]`
          : `use case: case ${left.text} in ${right.text}) …;; esac`,
      };
    }
  },
});
