import { loneExpansions } from '../analysis/lone-expansions.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2092',
  name: 'backticks-run-as-command',
  title: 'the output of backticks run as a command',
  severity: 'warning',
  // As for SC2091.
  recommended: 'info',
  docs: {
    what: 'A command that is nothing but backticks.',
    why: 'Backticks are no quotes: the shell runs the command inside, and then what it printed.',
    instead: 'Take the backticks away, or write `eval "$(command)"` where the output is meant to be run.',
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
        message: 'what these backticks print is run as a command',
        help: 'take them away, or use eval if that is meant',
      };
    }
  },
});
