import { unquotedTexts } from '../analysis/unquoted.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1018',
  name: 'non-breaking-space',
  title: 'a non-breaking space',
  severity: 'error',
  fixable: 'always',
  docs: {
    what: 'A non-breaking space outside quotes.',
    why: 'The shell takes it as a letter, so the two words beside it are one.',
    instead: 'Type an ordinary space.',
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
          message: 'this is a non-breaking space: the shell takes it as a letter',
          help: 'type an ordinary space',
          fix: { title: 'Write an ordinary space', safety: 'unsafe', edits: [{ span, text: ' ' }] },
        };
      }
    }
  },
});
