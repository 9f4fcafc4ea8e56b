import { loneArgument } from '../analysis/flow.ts';
import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2225',
  name: 'cp-one-argument',
  title: 'cp with one argument',
  severity: 'error',
  docs: {
    what: 'A `cp` with a single argument and no destination.',
    why: 'It always fails: the destination is missing, or the space between the two names is.',
    instead: 'Name the destination.',
  },
  examples: {
    bad: [
      { code: 'cp -r /src\n', line: 1 },
      { code: 'cp "$file"\n', line: 1 },
    ],
    good: [{ code: 'cp -r /src /app\n' }, { code: 'cp $files\n', why: 'may expand to several words' }],
  },
  needs: ['command:cp'],

  *check(doc) {
    for (const command of commandsNamed(doc, 'cp')) {
      if (!loneArgument(command)) continue;
      yield {
        at: command.span,
        message: '`cp` with a single argument always fails: the destination is missing',
        help: 'add a destination: cp source destination',
      };
    }
  },
});
