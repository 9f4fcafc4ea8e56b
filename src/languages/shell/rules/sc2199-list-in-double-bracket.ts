import { listOperands } from '../analysis/test-operands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2199',
  name: 'list-in-double-bracket',
  title: 'list inside [[ ]]',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: '`$@` or `${array[@]}` as an operand of `[[ ]]`.',
    why: 'All elements are joined into one string before the comparison.',
    instead: 'Loop over the elements, or write `$*` to join them explicitly.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\n[[ "$@" = -v ]] && make\n', line: 2 },
      { code: '#!/bin/bash\n[[ ${list[@]} == a ]]\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\n[[ "$*" = -v ]] && make\n' }, { code: '#!/bin/bash\n[[ ${list[0]} == a ]]\n' }],
  },
  needs: ['$@', '${@', '[@]'],

  *check(doc) {
    for (const word of listOperands(doc, '[[')) {
      yield {
        at: doc.tree.spanOf(word),
        message: 'the elements are joined into one string here',
        help: 'join the elements with $*, or loop over them',
      };
    }
  },
});
