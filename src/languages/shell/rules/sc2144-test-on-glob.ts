import { isGlobWord } from '../analysis/position.ts';
import { testsOf } from '../analysis/tests.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2144',
  name: 'test-on-glob',
  title: 'file test on a glob',
  severity: 'error',
  docs: {
    what: 'A file test such as `[ -e *.txt ]` with a glob as its operand.',
    why: 'With several matches the test fails with "too many arguments", and `[[ ]]` does not expand the glob at all.',
    instead: 'Loop over the files, or use `ls *.txt >/dev/null 2>&1`.',
  },
  examples: {
    bad: [
      { code: '[ -e *.txt ] && make\n', line: 1 },
      { code: 'if test -f /srv/app-*; then make; fi\n', line: 1 },
    ],
    good: [{ code: 'for f in *.txt; do [ -e "$f" ] && make; done\n' }, { code: '[ -e "$file" ] && make\n' }],
  },
  needs: [...'abcdefghkprsuwxLNOGS'].map((letter) => `test:-${letter}`),

  *check(doc) {
    if (doc.dialect === 'ksh') return;
    for (const { operator, operands } of testsOf(doc).tests) {
      const [word, second] = operands;
      if (!word || second || !/^-[abcdefghkprsuwxLNOGS]$/.test(operator ?? '') || !isGlobWord(word)) continue;
      yield {
        at: doc.tree.spanOf(word),
        message: `this test only works if at most one file matches \`${word.text}\``,
        help: 'loop over the files',
      };
    }
  },
});
