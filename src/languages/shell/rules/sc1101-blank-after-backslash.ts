import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1101',
  name: 'blank-after-backslash',
  title: 'whitespace after a line continuation',
  severity: 'error',
  fixable: 'always',
  docs: {
    what: 'A backslash followed by whitespace at the end of a line.',
    why: 'It escapes the space, not the newline: the command ends here, and the next line runs on its own.',
    instead: 'Remove the trailing whitespace.',
    exceptions: 'In shell-form RUN, Docker itself strips the whitespace.',
  },
  examples: {
    bad: [
      { code: 'echo a \\ \n  b\n', line: 1, fixed: 'echo a \\\n  b\n' },
      { code: 'tar xf a.tar \\  \n  -C /srv\n', line: 1, fixed: 'tar xf a.tar \\\n  -C /srv\n' },
    ],
    good: [{ code: 'echo a \\\n  b\n' }, { code: "echo 'a \\ '\n" }],
  },
  needs: ['\\'],

  *check(doc) {
    if (!/\\[ \t]+\r?\n/.test(doc.text)) return;
    for (const word of doc.tree.ofType('Word')) {
      if (!/(?:^|[^\\])\\[ \t]$/.test(word.text) || doc.tree.isDecoded(word)) continue;
      const rest = /^[ \t]*(?=\r?\n)/.exec(doc.text.slice(word.end, word.end + 200));
      if (!rest) continue;
      const start = word.end - 2;
      yield {
        at: { start, end: start + 1 },
        message: 'the whitespace after this backslash prevents the line continuation',
        help: 'remove the trailing whitespace',
        fix: {
          title: 'Remove the trailing whitespace',
          safety: 'unsafe',
          edits: [{ span: { start: start + 1, end: word.end + rest[0].length }, text: '' }],
        },
      };
    }
  },
});
