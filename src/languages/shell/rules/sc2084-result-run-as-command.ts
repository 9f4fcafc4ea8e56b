import { loneExpansions } from '../analysis/lone-expansions.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2084',
  name: 'result-run-as-command',
  title: 'the result of arithmetic run as a command',
  severity: 'error',
  docs: {
    what: 'A command that is nothing but `$(( ))`.',
    why: 'The shell takes the number for the name of a program and does not find it.',
    instead: 'Write `: $((i += 1))`, or `(( i += 1 ))` in bash.',
  },
  examples: {
    bad: [
      { code: '$((i += 1))\n', line: 1 },
      { code: 'a && $((i + 1))\n', line: 1 },
    ],
    good: [{ code: ': $((i += 1))\n' }, { code: 'i=$((i + 1))\n' }],
  },
  needs: ['ArithmeticExpansion'],

  *check(doc) {
    for (const node of loneExpansions(doc)) {
      if (node.type !== 'ArithmeticExpansion') continue;
      yield {
        at: doc.tree.spanOf(node),
        message: 'the result of this arithmetic is run as a command',
        help: 'put `: ` before it',
      };
    }
  },
});
