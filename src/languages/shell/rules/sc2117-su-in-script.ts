import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2117',
  name: 'su-in-script',
  title: 'su without a command',
  severity: 'info',
  docs: {
    what: '`su` without a command.',
    why: 'It starts an interactive shell: the script continues as the original user after that shell ends.',
    instead: 'Write `su -c "command" user`.',
  },
  examples: {
    bad: [
      { code: 'su app; make\n', line: 1 },
      { code: 'su\n', line: 1 },
    ],
    good: [{ code: 'su -c "make" app\n' }, { code: 'su - app\n' }],
  },
  needs: ['command:su'],

  *check(doc) {
    for (const { name, args, redirects, context, span } of commandsNamed(doc, 'su')) {
      if (name !== 'su' || args.length > 1 || redirects.length > 0 || context.pipeLength > 1) continue;
      yield {
        at: span,
        message: 'the commands after this `su` run as the original user',
        help: 'pass the command: su -c "command" user',
      };
    }
  },
});
