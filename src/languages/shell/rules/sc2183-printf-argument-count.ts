import { commandsNamed } from '../analysis/named-commands.ts';
import { maySplit } from '../analysis/position.ts';
import { placesIn, printfCall } from '../analysis/printf-format.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2183',
  name: 'printf-argument-count',
  title: 'printf with arguments that do not fit its format',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A `printf` whose arguments are not a multiple of the places in its format.',
    why: 'The format is used again for the rest, and empty values fill the places that are left.',
    instead: 'Give as many arguments as there are places.',
  },
  examples: {
    bad: [
      { code: 'printf "%s %s" a\n', line: 1 },
      { code: 'printf "%s=%s\\n" a b c\n', line: 1 },
    ],
    good: [{ code: 'printf "%s %s" a b\n' }, { code: 'printf "%s\\n" a b c\n' }],
  },
  needs: ['command:printf'],

  *check(doc) {
    for (const command of commandsNamed(doc, 'printf')) {
      const { format, text, values = [] } = printfCall(command) ?? {};
      if (!format || text === undefined) continue;
      if (values.some(({ node }) => node.type === 'Word' && maySplit(node))) continue;
      const { count, endsInTime } = placesIn(text);
      if (count === 0 || (values.length > 0 && values.length % count === 0)) continue;
      // Without its argument `%(…)T` prints the current time.
      if (endsInTime && values.length === count - 1) continue;
      yield {
        at: format.span,
        message: `this format has ${count} ${count === 1 ? 'place' : 'places'}, and there ${values.length === 1 ? 'is 1 argument' : `are ${values.length} arguments`}`,
        help: 'give as many arguments as places',
      };
    }
  },
});
