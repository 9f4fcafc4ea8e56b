import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1101',
  name: 'blank-after-backslash',
  title: 'a blank after a backslash at the end of a line',
  severity: 'error',
  fixable: 'always',
  docs: {
    what: 'A backslash with blanks behind it at the end of a line.',
    why: 'It escapes the blank and not the line end: the command ends here, and the next line is run on its own.',
    instead: 'Delete the blanks.',
    exceptions: 'In the shell form of RUN, Docker itself drops the blanks.',
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
        message: 'the blank after this backslash keeps the line from going on',
        help: 'delete the blank',
        fix: {
          title: 'Delete the blanks',
          safety: 'unsafe',
          edits: [{ span: { start: start + 1, end: word.end + rest[0].length }, text: '' }],
        },
      };
    }
  },
});
