import { unquotedTexts } from '../analysis/unquoted.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1110',
  name: 'curly-quotes',
  title: 'curly quote outside quotes',
  severity: 'error',
  recommended: 'warning',
  aliases: ['SC1015', 'SC1016'],
  docs: {
    what: 'A curly quote such as “ or ’ outside quotes.',
    why: 'The shell treats it as a letter: nothing is quoted, and the character becomes part of the argument.',
    instead: 'Write `"` or `\'`.',
  },
  examples: {
    bad: [
      { code: 'echo “hello”\n', line: 1 },
      { code: 'echo ‘hello’\n', line: 1 },
    ],
    good: [{ code: 'echo "hello"\n' }, { code: "echo 'a “b” c'\n" }],
  },
  needs: ['beyond-ascii'],

  *check(doc) {
    if (!/[\u2018-\u201d\u2033\u2036]/.test(doc.text)) return;
    for (const { text, start } of unquotedTexts(doc)) {
      for (const match of text.matchAll(/[\u201c\u201d\u2018\u2019\u2033\u2036]/g)) {
        const at = start + match.index;
        yield {
          at: { start: at, end: at + 1 },
          message: `the shell treats \`${match[0]}\` as a letter, not as a quote`,
          help: 'use a straight quote, " or \'',
        };
      }
    }
  },
});
