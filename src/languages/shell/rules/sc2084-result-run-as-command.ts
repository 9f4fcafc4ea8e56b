import { loneExpansions } from '../analysis/lone-expansions.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2084',
  name: 'result-run-as-command',
  title: 'arithmetic result run as a command',
  severity: 'error',
  docs: {
    what: 'A command that consists only of `$(( ))`.',
    why: 'The shell treats the number as a program name and does not find it.',
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
        message: 'the result of this arithmetic runs as a command',
        help: 'discard the result: : $((…))',
      };
    }
  },
});
