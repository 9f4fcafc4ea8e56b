import { commandsNamed } from '../analysis/named-commands.ts';
import { flagsOf, plainArgumentsOf } from '../options.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

const ONE_LEVEL = /^(?:\.\.?\/)*[^/]+\/?$/;

export default defineShellcheckRule({
  id: 'SC2174',
  name: 'mkdir-mode-parents',
  title: 'mkdir -p with -m',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: '`mkdir` with both `-p` and `-m` that may create several directories.',
    why: 'The mode applies only to the last directory; its parents get the default mode, which is often more permissive than intended.',
    instead: 'Create the parents first, or set the mode with `chmod`.',
  },
  examples: {
    bad: [
      { code: 'mkdir -p -m 700 /srv/app/keys\n', line: 1 },
      { code: 'mkdir -pm 700 a/b\n', line: 1 },
    ],
    good: [
      { code: 'mkdir -p -m 700 keys\n', why: 'only one level' },
      { code: 'mkdir -p /srv/app && mkdir -m 700 /srv/app/keys\n' },
    ],
  },
  needs: ['command:mkdir'],

  *check(doc) {
    for (const command of commandsNamed(doc, 'mkdir')) {
      const flags = flagsOf(command);
      const mode = flags.find(({ name }) => name === 'm' || name === 'mode');
      if (!mode || !flags.some(({ name }) => name === 'p' || name === 'parents')) continue;
      if (
        !plainArgumentsOf(command).some(
          ({ literal }) => literal === undefined || (literal.includes('/') && !ONE_LEVEL.test(literal)),
        )
      )
        continue;
      yield {
        at: mode.word.span,
        message: 'this mode applies only to the last directory, not to its parents',
        help: 'create the parents first: mkdir -p …/parent && mkdir -m … …/parent/last',
      };
    }
  },
});
