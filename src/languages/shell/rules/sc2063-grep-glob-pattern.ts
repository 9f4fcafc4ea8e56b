import { regexOf } from '../analysis/grep.ts';
import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2063',
  name: 'grep-glob-pattern',
  title: 'glob as a grep pattern',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A `grep` pattern that starts with `*`.',
    why: '`grep` takes regular expressions, where a leading `*` matches a literal star.',
    instead: 'Write `.*`, or remove it.',
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
        message: 'this is a regular expression: its `*` repeats the character before it or is a literal star',
        help: 'use .* or remove the star',
      };
    }
  },
});
