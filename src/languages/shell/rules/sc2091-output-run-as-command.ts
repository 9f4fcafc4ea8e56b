import { loneExpansions } from '../analysis/lone-expansions.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2091',
  name: 'output-run-as-command',
  title: 'the output of a command run as a command',
  severity: 'warning',
  // Some programs print a command that is meant to be run.
  recommended: 'info',
  docs: {
    what: 'A command that is nothing but `$( )`, as in `if $(which curl)`.',
    why: 'The shell runs the command inside, and then what it printed. Without output the status is that of the command inside, so it seems to work.',
    instead: 'Take `$( )` away, or write `eval "$(command)"` where the output is meant to be run.',
  },
  examples: {
    bad: [
      { code: 'if $(which curl); then a; fi\n', line: 1 },
      { code: '$(make-login) > log\n', line: 1 },
    ],
    good: [
      { code: 'if which curl; then a; fi\n' },
      { code: 'eval "$(make-login)"\n' },
      { code: '$(compiler) -c a.c\n' },
    ],
  },
  needs: ['CommandExpansion'],

  *check(doc) {
    for (const node of loneExpansions(doc)) {
      if (node.type !== 'CommandExpansion' || !node.text.startsWith('$(')) continue;
      yield {
        at: doc.tree.spanOf(node),
        message: 'what this prints is run as a command',
        help: 'take `$( )` away, or use eval if that is meant',
      };
    }
  },
});
