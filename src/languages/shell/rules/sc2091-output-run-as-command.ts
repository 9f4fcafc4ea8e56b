import { loneExpansions } from '../analysis/lone-expansions.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2091',
  name: 'output-run-as-command',
  title: 'command output run as a command',
  severity: 'warning',
  // Some programs print a command that is meant to be run.
  recommended: 'info',
  docs: {
    what: 'A command that consists only of `$( )`, as in `if $(which curl)`.',
    why: 'The shell runs the inner command, and then runs its output. Without output, the exit status is that of the inner command, so it appears to work.',
    instead: 'Remove `$( )`, or write `eval "$(command)"` if the output should run.',
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
        message: 'the output of this command runs as a command',
        help: 'remove `$( )`, or use eval if the output should run',
      };
    }
  },
});
