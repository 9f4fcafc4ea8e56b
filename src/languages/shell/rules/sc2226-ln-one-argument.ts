import { loneArgument } from '../analysis/flow.ts';
import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2226',
  name: 'ln-one-argument',
  title: 'ln with one argument',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: '`ln` with a single argument.',
    why: 'The link is created in the current directory with the name of the target: often the second argument is missing, or a space is.',
    instead: 'Name the link, or write `.` for the current directory.',
  },
  examples: {
    bad: [
      { code: 'ln -s /usr/bin/python3\n', line: 1 },
      { code: 'ln "$dir/app"\n', line: 1 },
    ],
    good: [{ code: 'ln -s /usr/bin/python3 /usr/bin/python\n' }, { code: 'ln -s /usr/bin/python3 .\n' }],
  },
  needs: ['command:ln'],

  *check(doc) {
    for (const command of commandsNamed(doc, 'ln')) {
      if (!loneArgument(command)) continue;
      yield { at: command.span, message: 'this `ln` does not name the link', help: 'name the link: ln -s target link' };
    }
  },
});
