import { commandsNamed } from '../analysis/named-commands.ts';
import { maySplit } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import { literalOf } from '../word.ts';

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
    for (const { name, args } of commandsNamed(doc, 'printf')) {
      const [format, ...values] = args;
      if (name !== 'printf' || format?.node.type !== 'Word' || values.length === 0) continue;
      const text = literalOf(format.node);
      if (text === undefined || text.startsWith('-') || /%[^%]*[(*]/.test(text)) continue;
      if (values.some(({ node }) => node.type === 'Word' && maySplit(node))) continue;
      const places = text.replace(/%%/g, '').match(/%/g)?.length ?? 0;
      if (places === 0 || values.length % places === 0) continue;
      yield {
        at: format.span,
        message: `this format has ${places} places, and there ${values.length === 1 ? 'is 1 argument' : `are ${values.length} arguments`}`,
        help: 'give as many arguments as places',
      };
    }
  },
});
