import { testSubshells } from '../analysis/test-subshells.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2233',
  name: 'subshell-condition',
  title: '( ) around a condition',
  severity: 'style',
  docs: {
    what: 'A condition of `if`, `while` or `until` in `( )` that contains only tests.',
    why: 'The parentheses start a needless process.',
    instead: 'Remove the parentheses.',
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
        message: 'the parentheses start a separate process for a test',
        help: 'remove the parentheses',
      };
    }
  },
});
