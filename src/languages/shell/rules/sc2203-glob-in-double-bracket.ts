import { globOperands } from '../analysis/test-operands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2203',
  name: 'glob-in-double-bracket',
  title: 'glob inside [[ ]]',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'An unquoted glob as an operand of `[[ ]]`, except on the right of a comparison or in a test of a single file.',
    why: 'It is not expanded there but compared literally.',
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
        message: 'this glob is not expanded here but compared literally',
        help: 'move the pattern to the right-hand side',
      };
    }
  },
});
