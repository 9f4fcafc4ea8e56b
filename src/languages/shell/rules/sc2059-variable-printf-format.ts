import { commandsNamed } from '../analysis/named-commands.ts';
import { isConstant } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2059',
  name: 'variable-printf-format',
  title: 'variable as the printf format',
  severity: 'info',
  docs: {
    what: 'A `printf` format that contains a variable and no `%`.',
    why: 'A `%` or backslash in the value is interpreted as formatting, so the output is wrong or the command fails.',
    instead: 'Write `printf "%s" "$value"`.',
  },
  examples: {
    bad: [
      { code: 'printf "$message\\n"\n', line: 1 },
      { code: 'printf "Hello, $name"\n', line: 1 },
    ],
    good: [{ code: 'printf "%s\\n" "$message"\n' }, { code: 'printf "done\\n"\n' }],
  },
  needs: ['command:printf'],

  *check(doc) {
    for (const command of commandsNamed(doc, 'printf')) {
      if (command.name !== 'printf') continue;
      const { args } = command;
      const format = args[0]?.literal === '-v' ? args[2] : args[0]?.literal === '--' ? args[1] : args[0];
      if (format?.node.type !== 'Word' || isConstant(format.node) || format.text.includes('%')) continue;
      yield {
        at: format.span,
        message: 'a `%` or backslash in the value is interpreted as formatting',
        help: 'pass the value as an argument: printf "%s" "$…"',
      };
    }
  },
});
