import { endsSuspiciously } from '../analysis/multiline.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1078',
  name: 'unclosed-string',
  title: 'multi-line string that looks unclosed',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A quoted string that spans lines and whose closing quote is directly followed by a letter.',
    why: 'An earlier quote is probably missing, so text outside the strings is quoted and the strings are not.',
    instead: 'Close the string on its own line.',
  },
  examples: {
    bad: [
      { code: 'echo "one\necho "two"\n', line: 1 },
      { code: 'x="a\ny="b"\n', line: 1 },
    ],
    good: [{ code: 'echo "one"\necho "two"\n' }, { code: 'echo "one\ntwo"\n', why: 'two lines are intended' }],
  },
  needs: ['\n'],

  *check(doc) {
    for (const node of doc.tree.ofType('DoubleQuoted')) {
      if (!endsSuspiciously(doc, node)) continue;
      yield {
        at: { start: node.pos, end: node.pos + 1 },
        message: 'this string spans lines and its closing quote is followed by a letter: a quote is probably missing',
        help: 'close the string on its own line',
      };
    }
  },
});
