import { braceOperands } from '../analysis/test-operands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2201',
  name: 'braces-in-double-bracket',
  title: 'brace expansion inside [[ ]]',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'A brace expansion as an operand of `[[ ]]`.',
    why: 'Braces are not expanded there but compared literally.',
    instead: 'Loop over the words, or use a pattern: `@(a|b)`.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\n[[ -f {a,b} ]]\n', line: 2 },
      { code: '#!/bin/bash\n[[ $x = {c,d} ]]\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\n[[ $x = @(c|d) ]]\n' }, { code: '#!/bin/bash\n[ -f a ]\n' }],
  },
  needs: ['BraceExpansion'],

  *check(doc) {
    for (const word of braceOperands(doc, '[[')) {
      yield { at: doc.tree.spanOf(word), message: 'braces are literal here', help: 'use a pattern: @(a|b)' };
    }
  },
});
