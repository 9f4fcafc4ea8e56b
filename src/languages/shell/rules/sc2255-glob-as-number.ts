import { isGlobWord } from '../analysis/position.ts';
import { isNumeric, NUMERIC_TESTS, testsOf } from '../analysis/tests.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2255',
  name: 'glob-as-number',
  title: 'a glob in a comparison of numbers',
  severity: 'error',
  docs: {
    what: 'A `-eq`, `-lt` or another numeric comparison in `[ ]` with an operand that holds a glob outside quotes.',
    why: 'The shell puts file names in its place, or the text itself where none matches; neither is a number.',
    instead: 'Compute first: `[ $((x * 3)) -lt 4 ]`, or quote the text.',
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
          message: `\`${word.text}\` is a glob: file names come in its place`,
          help: 'compute with $((…)), or quote it',
        };
      }
    }
  },
});
