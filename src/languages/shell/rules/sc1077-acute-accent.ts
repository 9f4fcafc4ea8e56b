import { unquotedTexts } from '../analysis/unquoted.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1077',
  name: 'acute-accent',
  title: 'acute accent instead of a backtick',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'A `´` outside quotes.',
    why: 'The shell treats it as a letter: no command runs, and it becomes part of the word.',
    instead: 'Write `$(…)`.',
  },
  examples: {
    bad: [
      { code: 'echo ´date´\n', line: 1 },
      { code: 'now=´date´\n', line: 1 },
    ],
    good: [{ code: 'echo "$(date)"\n' }, { code: "echo 'a´b'\n" }],
  },
  needs: ['beyond-ascii'],

  *check(doc) {
    if (!doc.text.includes('\u00b4')) return;
    for (const { text, start } of unquotedTexts(doc)) {
      for (let at = text.indexOf('\u00b4'); at !== -1; at = text.indexOf('\u00b4', at + 1)) {
        yield {
          at: { start: start + at, end: start + at + 1 },
          message: 'the shell treats this accent as a letter, not as a backtick',
          help: 'write a command substitution: $(…)',
        };
      }
    }
  },
});
