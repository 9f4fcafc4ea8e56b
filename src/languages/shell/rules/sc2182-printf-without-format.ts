import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import { literalOf } from '../word.ts';

export default defineShellcheckRule({
  id: 'SC2182',
  name: 'printf-without-format',
  title: 'printf arguments that are not printed',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'A `printf` with arguments and a format that has no `%`.',
    why: 'The arguments are dropped without a word.',
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
    for (const { name, args } of commandsNamed(doc, 'printf')) {
      const [format, second] = args;
      if (name !== 'printf' || !second || format?.node.type !== 'Word' || format.text.startsWith('-')) continue;
      if (literalOf(format.node)?.includes('%') !== false) continue;
      yield {
        at: format.span,
        message: 'this format has no `%`: the arguments are not printed',
        help: 'printf "%s\\n" …',
      };
    }
  },
});
