import { unquotedTexts } from '../analysis/unquoted.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1018',
  name: 'non-breaking-space',
  title: 'non-breaking space',
  severity: 'error',
  fixable: 'always',
  docs: {
    what: 'A non-breaking space outside quotes.',
    why: 'The shell treats it as a letter, so the words on either side become one word.',
    instead: 'Type a regular space.',
  },
  examples: {
    bad: [
      { code: 'echo\u00a0hello\n', line: 1, fixed: 'echo hello\n' },
      { code: 'rm -rf\u00a0tmp\n', line: 1, fixed: 'rm -rf tmp\n' },
    ],
    good: [{ code: 'echo hello\n' }, { code: 'echo "a\u00a0b"\n' }],
  },
  needs: ['beyond-ascii'],

  *check(doc) {
    if (!doc.text.includes('\u00a0')) return;
    for (const { text, start } of unquotedTexts(doc)) {
      for (const match of text.matchAll(/\u00a0/g)) {
        const span = { start: start + match.index, end: start + match.index + 1 };
        yield {
          at: span,
          message: 'this is a non-breaking space, which the shell treats as a letter',
          help: 'replace it with a regular space',
          fix: { title: 'Replace it with a regular space', safety: 'unsafe', edits: [{ span, text: ' ' }] },
        };
      }
    }
  },
});
