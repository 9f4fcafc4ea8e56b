import { regexOf } from '../analysis/grep.ts';
import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2022',
  name: 'grep-star-pattern',
  title: 'glob-style star in a grep pattern',
  severity: 'info',
  docs: {
    what: 'A `grep` pattern with `*` after a letter or digit and no other regular expression syntax.',
    why: 'In a regular expression `o*` matches any number of `o`, including none; it is not a glob.',
    instead: 'Write `.*` to match arbitrary text.',
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
        message: 'the `*` repeats the character before it; it is not a wildcard',
        help: 'match arbitrary text with: .*',
      };
    }
  },
});
