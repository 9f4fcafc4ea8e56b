import { regexOf } from '../analysis/grep.ts';
import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2063',
  name: 'grep-glob-pattern',
  title: 'a glob as the pattern of grep',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A pattern of `grep` that begins with `*`.',
    why: '`grep` takes regular expressions: a `*` at the beginning is the character itself.',
    instead: 'Write `.*`, or leave it out.',
  },
  examples: {
    bad: [
      { code: "grep '*a' f\n", line: 1 },
      { code: 'grep -v "*.b" g\n', line: 1 },
    ],
    good: [{ code: "grep '.*a' f\n" }, { code: 'grep a f\n' }],
  },
  needs: ['command:grep'],

  *check(doc) {
    for (const command of commandsNamed(doc, 'grep')) {
      const pattern = regexOf(command);
      if (!pattern || !/^\*|^[^.]\*$/.test(pattern.text)) continue;
      yield {
        at: pattern.span,
        message: 'this is a regular expression: its `*` repeats the character before it or is the character itself',
        help: 'use .* or leave it out',
      };
    }
  },
});
