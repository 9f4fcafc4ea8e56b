import { loneExpansions } from '../analysis/lone-expansions.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2092',
  name: 'backticks-run-as-command',
  title: 'backtick output run as a command',
  severity: 'warning',
  // As for SC2091.
  recommended: 'info',
  docs: {
    what: 'A command that consists only of backticks.',
    why: 'Backticks are not quotes: the shell runs the inner command, and then runs its output.',
    instead: 'Remove the backticks, or write `eval "$(command)"` if the output should run.',
  },
  examples: {
    bad: [
      { code: '`which curl`\n', line: 1 },
      { code: 'a && `b c`\n', line: 1 },
    ],
    good: [{ code: 'which curl\n' }, { code: 'x=`which curl`\n' }],
  },
  needs: ['CommandExpansion'],

  *check(doc) {
    for (const node of loneExpansions(doc)) {
      if (node.type !== 'CommandExpansion' || !node.text.startsWith('`')) continue;
      yield {
        at: doc.tree.spanOf(node),
        message: 'the output of these backticks runs as a command',
        help: 'remove the backticks, or use eval if the output should run',
      };
    }
  },
});
