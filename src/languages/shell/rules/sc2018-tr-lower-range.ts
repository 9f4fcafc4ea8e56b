import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2018',
  name: 'tr-lower-range',
  title: 'lower-case range in tr',
  severity: 'info',
  docs: {
    what: 'The range `a-z` as an argument of `tr`.',
    why: 'It omits accented letters, and its contents depend on the locale.',
    instead: "Write `'[:lower:]'`.",
  },
  examples: {
    bad: [
      { code: 'tr a-z A-Z < file\n', line: 1 },
      { code: "tr -d 'a-z' < file\n", line: 1 },
    ],
    good: [{ code: "tr '[:lower:]' '[:upper:]' < file\n" }, { code: "tr 'a-f' 'A-F' < file\n" }],
  },
  needs: ['command:tr'],

  *check(doc) {
    for (const { args } of commandsNamed(doc, 'tr')) {
      for (const { literal, span } of args)
        if (literal === 'a-z')
          yield { at: span, message: '`a-z` omits accented letters', help: "use the character class: '[:lower:]'" };
    }
  },
});
