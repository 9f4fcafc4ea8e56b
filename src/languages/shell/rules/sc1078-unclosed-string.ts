import { endsSuspiciously } from '../analysis/multiline.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1078',
  name: 'unclosed-string',
  title: 'a string over several lines that looks unclosed',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A quoted string that runs over a line end and whose closing quote touches a letter.',
    why: 'A quote before it is probably missing, and the strings and the text between them have changed places.',
    instead: 'Close the string on its own line.',
  },
  examples: {
    bad: [
      { code: 'echo "one\necho "two"\n', line: 1 },
      { code: 'x="a\ny="b"\n', line: 1 },
    ],
    good: [{ code: 'echo "one"\necho "two"\n' }, { code: 'echo "one\ntwo"\n', why: 'meant as two lines' }],
  },
  needs: ['\n'],

  *check(doc) {
    for (const node of doc.tree.ofType('DoubleQuoted')) {
      if (!endsSuspiciously(doc, node)) continue;
      yield {
        at: { start: node.pos, end: node.pos + 1 },
        message: 'this quote is closed on another line, in front of a letter: one is probably missing',
        help: 'close the string on its own line',
      };
    }
  },
});
