import { testSubshells } from '../analysis/test-subshells.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2234',
  name: 'subshell-test',
  title: '( ) around one test',
  severity: 'style',
  docs: {
    what: 'A `( )` that holds one test and nothing else.',
    why: 'The brackets start another process for nothing.',
    instead: 'Delete them.',
  },
  examples: {
    bad: [
      { code: '([ -f a ]) && make\n', line: 1 },
      { code: '(test -f a) || make\n', line: 1 },
    ],
    good: [{ code: '[ -f a ] && make\n' }, { code: '(cd a) && make\n' }],
  },
  needs: ['Subshell'],

  *check(doc) {
    for (const { node, kind } of testSubshells(doc)) {
      if (kind !== 'single') continue;
      yield {
        at: doc.tree.spanOf(node),
        message: 'the brackets start a process of their own for one test',
        help: 'delete the brackets',
      };
    }
  },
});
