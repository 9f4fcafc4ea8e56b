import { unquotedTexts } from '../analysis/unquoted.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1012',
  name: 'unquoted-escape',
  title: 'unquoted escape sequence',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'An unquoted `\\n`, `\\t` or `\\r`.',
    why: 'The shell drops the backslash, and the program gets the letter.',
    instead: 'Write `"$(printf \'\\n\')"`, or quote the word if the backslash is meant for the program.',
  },
  examples: {
    bad: [
      { code: 'tr : \\n < list\n', line: 1 },
      { code: 'echo a\\tb\n', line: 1 },
    ],
    good: [{ code: "tr : '\\n' < list\n" }, { code: "printf 'a\\tb\\n'\n" }],
  },
  needs: ['\\'],

  *check(doc) {
    if (!doc.text.includes('\\')) return;
    for (const { text, start } of unquotedTexts(doc)) {
      for (const match of text.matchAll(/\\([\s\S])/g)) {
        if (!/[ntr]/.test(match[1] ?? '')) continue;
        yield {
          at: { start: start + match.index, end: start + match.index + 1 },
          message: `the shell drops this backslash: the program gets the letter \`${match[1]}\``,
          help: 'quote the word if the program needs the backslash',
        };
      }
    }
  },
});
