import { listOperands } from '../analysis/test-operands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2198',
  name: 'list-in-test',
  title: 'list inside [ ]',
  severity: 'warning',
  docs: {
    what: '`$@` or `${array[@]}` as an operand of `[ ]`.',
    why: 'With several elements the test gets too many operands and fails with an error.',
    instead: 'Loop over the elements, or write `$*` to join them.',
  },
  examples: {
    bad: [
      { code: '[ -n "$@" ] && make\n', line: 1 },
      { code: '[ $@ = -v ]\n', line: 1 },
    ],
    good: [{ code: '[ -n "$*" ] && make\n' }, { code: '[ $# -gt 0 ]\n' }],
  },
  needs: ['$@', '${@', '[@]'],

  *check(doc) {
    for (const word of listOperands(doc, '[')) {
      yield {
        at: doc.tree.spanOf(word),
        message: 'this test fails if there are several elements',
        help: 'join the elements with "$*", or loop over them',
      };
    }
  },
});
