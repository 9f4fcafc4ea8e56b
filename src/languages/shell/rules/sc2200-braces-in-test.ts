import { braceOperands } from '../analysis/test-operands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2200',
  name: 'braces-in-test',
  title: 'brace expansion inside [ ]',
  severity: 'warning',
  docs: {
    what: 'A brace expansion as an operand of `[ ]`.',
    why: 'It expands to several words, and the test fails with an error.',
    instead: 'Loop over the words.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\n[ -f {a,b} ]\n', line: 2 },
      { code: '#!/bin/bash\n[ "$x" = {c,d} ]\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\n[ -f a ] && [ -f b ]\n' }, { code: '#!/bin/bash\n[ -f "{a,b}" ]\n' }],
  },
  needs: ['BraceExpansion'],

  *check(doc) {
    for (const word of braceOperands(doc, '[')) {
      yield {
        at: doc.tree.spanOf(word),
        message: 'this expands to several words, so the test fails',
        help: 'loop over the words',
      };
    }
  },
});
