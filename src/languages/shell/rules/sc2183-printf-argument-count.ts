import { commandsNamed } from '../analysis/named-commands.ts';
import { maySplit } from '../analysis/position.ts';
import { placesIn, printfCall } from '../analysis/printf-format.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2183',
  name: 'printf-argument-count',
  title: 'printf arguments that do not match the format',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A `printf` whose number of arguments is not a multiple of the placeholders in its format.',
    why: 'The format is reused for the remaining arguments, and missing ones are printed as empty.',
    instead: 'Pass as many arguments as there are placeholders.',
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
        message: `\`printf\` gets ${values.length === 1 ? '1 argument' : `${values.length} arguments`} for ${count} ${count === 1 ? 'placeholder' : 'placeholders'}`,
        help: 'pass as many arguments as placeholders',
      };
    }
  },
});
