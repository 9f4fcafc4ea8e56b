import { globOperands } from '../analysis/test-operands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2202',
  name: 'glob-operand',
  title: 'glob inside [ ]',
  severity: 'warning',
  docs: {
    what: 'An unquoted glob as an operand of `[ ]`, except in a test of a single file.',
    why: 'It expands to the names of all matching files: if there are several, the test fails.',
    instead: 'Loop over the files, or count them.',
  },
  examples: {
    bad: [
      { code: '[ *.c = a.c ]\n', line: 1 },
      { code: '[ a* -nt b ]\n', line: 1 },
    ],
    good: [{ code: '[ "$x" = a.c ]\n' }, { code: '[ -f a.c ]\n' }],
  },
  needs: ['command:['],

  *check(doc) {
    for (const word of globOperands(doc, '[')) {
      yield {
        at: doc.tree.spanOf(word),
        message: 'this test fails if several files match',
        help: 'loop over the files',
      };
    }
  },
});
