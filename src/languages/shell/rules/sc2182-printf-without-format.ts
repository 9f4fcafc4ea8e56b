import { commandsNamed } from '../analysis/named-commands.ts';
import { placesIn, printfCall } from '../analysis/printf-format.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2182',
  name: 'printf-without-format',
  title: 'printf arguments that are not printed',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'A `printf` with arguments and a format without `%`.',
    why: 'The arguments are silently ignored.',
    instead: 'Write `printf "%s\\n" …`.',
  },
  examples: {
    bad: [
      { code: 'printf "hello" "$name"\n', line: 1 },
      { code: 'printf line1 line2 > file\n', line: 1 },
    ],
    good: [{ code: 'printf "hello %s" "$name"\n' }, { code: 'printf "hello\\n"\n' }],
  },
  needs: ['command:printf'],

  *check(doc) {
    for (const command of commandsNamed(doc, 'printf')) {
      const { format, text, values = [] } = printfCall(command) ?? {};
      if (!format || text === undefined || values.length === 0 || placesIn(text).count > 0) continue;
      yield {
        at: format.span,
        message: 'this format has no `%`, so the arguments are not printed',
        help: 'add a format: printf "%s\\n" …',
      };
    }
  },
});
