import { testSubshells } from '../analysis/test-subshells.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2233',
  name: 'subshell-condition',
  title: '( ) around a condition',
  severity: 'style',
  docs: {
    what: 'A condition of `if`, `while` or `until` that stands in `( )` and holds only tests.',
    why: 'The brackets start another process for nothing.',
    instead: 'Delete them.',
  },
  examples: {
    bad: [
      { code: 'if ([ -f a ]); then make; fi\n', line: 1 },
      { code: 'while ([ "$x" = 1 ] || [ -f b ]); do make; done\n', line: 1 },
    ],
    good: [{ code: 'if [ -f a ]; then make; fi\n' }, { code: 'if (cd a && make); then b; fi\n' }],
  },
  needs: ['Subshell'],

  *check(doc) {
    for (const { node, kind } of testSubshells(doc)) {
      if (kind !== 'condition') continue;
      yield {
        at: doc.tree.spanOf(node),
        message: 'the brackets start a process of their own for a test',
        help: 'delete the brackets',
      };
    }
  },
});
