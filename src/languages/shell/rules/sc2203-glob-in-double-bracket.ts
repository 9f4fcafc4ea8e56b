import { globOperands } from '../analysis/test-operands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2203',
  name: 'glob-in-double-bracket',
  title: 'a file pattern inside [[ ]]',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'An unquoted pattern as an operand of `[[ ]]`, other than on the right of a comparison or in a test for one file.',
    why: 'Nothing is expanded there: the pattern is compared as text.',
    instead: 'Put the pattern on the right, or loop over the files.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\n[[ *.c = $x ]]\n', line: 2 },
      { code: '#!/bin/bash\n[[ $x -nt a* ]]\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\n[[ $x = *.c ]]\n' }, { code: '#!/bin/bash\n[[ -n $x ]]\n' }],
  },
  needs: ['TestCommand'],

  *check(doc) {
    for (const word of globOperands(doc, '[[')) {
      yield {
        at: doc.tree.spanOf(word),
        message: 'no files are looked up here: this is plain text',
        help: 'put the pattern on the right',
      };
    }
  },
});
