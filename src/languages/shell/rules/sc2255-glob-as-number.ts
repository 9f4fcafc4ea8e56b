import { isGlobWord } from '../analysis/position.ts';
import { isNumeric, NUMERIC_TESTS, testsOf } from '../analysis/tests.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2255',
  name: 'glob-as-number',
  title: 'glob in a numeric comparison',
  severity: 'error',
  docs: {
    what: '`-eq`, `-lt` or another numeric comparison in `[ ]` with an operand that contains an unquoted glob.',
    why: 'The shell replaces it with file names, or keeps the text if no file matches; neither is a number.',
    instead: 'Compute the number first: `[ $((x * 3)) -lt 4 ]`, or quote the text.',
  },
  examples: {
    bad: [
      { code: '[ $x*3 -lt 4 ] && make\n', line: 1 },
      { code: 'if [ 3 -eq *.c ]; then make; fi\n', line: 1 },
    ],
    good: [{ code: '[ $((x * 3)) -lt 4 ] && make\n' }, { code: '[ "$x" -lt 4 ] && make\n' }],
  },
  needs: NUMERIC_TESTS,

  *check(doc) {
    for (const test of testsOf(doc).tests) {
      if (test.form !== '[' || !isNumeric(test)) continue;
      for (const word of test.operands) {
        if (!isGlobWord(word)) continue;
        yield {
          at: doc.tree.spanOf(word),
          message: `\`${word.text}\` is a glob, which the shell replaces with file names`,
          help: 'compute the number with $((…)), or quote it',
        };
      }
    }
  },
});
