import { globOperands } from '../analysis/test-operands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2202',
  name: 'glob-operand',
  title: 'a file pattern inside [ ]',
  severity: 'warning',
  docs: {
    what: 'An unquoted pattern as an operand of `[ ]`, other than of a test for one file.',
    why: 'It becomes the names of all files that match: with several of them the test fails.',
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
        message: 'several files that match make this test fail',
        help: 'loop over the files',
      };
    }
  },
});
