import { listOperands } from '../analysis/test-operands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2198',
  name: 'list-in-test',
  title: 'a list inside [ ]',
  severity: 'warning',
  docs: {
    what: 'A `$@` or `${array[@]}` as an operand of `[ ]`.',
    why: 'With several elements the test gets too many operands, and it fails with a message.',
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
      yield { at: doc.tree.spanOf(word), message: 'several elements make this test fail', help: 'use "$*", or loop' };
    }
  },
});
