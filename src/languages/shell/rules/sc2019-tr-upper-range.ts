import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2019',
  name: 'tr-upper-range',
  title: 'upper-case range in tr',
  severity: 'info',
  docs: {
    what: 'The range `A-Z` as an argument of `tr`.',
    why: 'It omits accented letters, and its contents depend on the locale.',
    instead: "Write `'[:upper:]'`.",
  },
  examples: {
    bad: [
      { code: 'tr A-Z a-z < file\n', line: 1 },
      { code: "tr -d 'A-Z' < file\n", line: 1 },
    ],
    good: [{ code: "tr '[:upper:]' '[:lower:]' < file\n" }, { code: "tr 'A-F' 'a-f' < file\n" }],
  },
  needs: ['command:tr'],

  *check(doc) {
    for (const { args } of commandsNamed(doc, 'tr')) {
      for (const { literal, span } of args)
        if (literal === 'A-Z')
          yield { at: span, message: '`A-Z` omits accented letters', help: "use the character class: '[:upper:]'" };
    }
  },
});
