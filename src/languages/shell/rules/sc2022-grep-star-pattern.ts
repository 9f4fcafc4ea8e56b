import { regexOf } from '../analysis/grep.ts';
import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2022',
  name: 'grep-star-pattern',
  title: 'a star after a letter in a pattern of grep',
  severity: 'info',
  docs: {
    what: 'A pattern of `grep` in which `*` follows a letter or digit, with no other sign of a regular expression.',
    why: 'In a regular expression `o*` means any number of `o`, also none: it is no glob.',
    instead: 'Write `.*` for any text.',
  },
  examples: {
    bad: [
      { code: 'grep "foo*" f\n', line: 1 },
      { code: "grep -i 'ab*c' g\n", line: 1 },
    ],
    good: [{ code: "grep 'foo.*' f\n" }, { code: 'grep foo f\n' }],
  },
  needs: ['command:grep'],

  *check(doc) {
    for (const command of commandsNamed(doc, 'grep')) {
      const pattern = regexOf(command);
      if (
        !pattern ||
        /^\*|^[^.]\*$/.test(pattern.text) ||
        !/[A-Za-z0-9]\*/.test(pattern.text) ||
        /[[\]^$+\\.|(){}]/.test(pattern.text)
      )
        continue;
      yield {
        at: pattern.span,
        message: 'the `*` repeats the character before it; it does not stand for any text',
        help: 'use .* for any text',
      };
    }
  },
});
