import { loneArgument } from '../analysis/flow.ts';
import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2224',
  name: 'mv-one-argument',
  title: 'mv with one argument',
  severity: 'error',
  docs: {
    what: 'An `mv` with a single argument and no destination.',
    why: 'It always fails: the destination is missing, or the space between the two names is.',
    instead: 'Name the destination.',
  },
  examples: {
    bad: [
      { code: 'mv app/target/app.jar\n', line: 1 },
      { code: 'mv -f "$file"\n', line: 1 },
    ],
    good: [{ code: 'mv app/target/app.jar app.jar\n' }, { code: 'mv $files\n', why: 'may expand to several words' }],
  },
  needs: ['command:mv'],

  *check(doc) {
    for (const command of commandsNamed(doc, 'mv')) {
      if (!loneArgument(command)) continue;
      yield {
        at: command.span,
        message: '`mv` with a single argument always fails: the destination is missing',
        help: 'add a destination: mv source destination',
      };
    }
  },
});
