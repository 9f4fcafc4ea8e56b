import { endsSuspiciously } from '../analysis/multiline.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1079',
  name: 'suspect-closing-quote',
  title: 'closing quote that looks like an opening quote',
  severity: 'info',
  recommended: 'off',
  docs: {
    what: 'The closing quote of a multi-line string is directly followed by a letter.',
    why: 'It was probably meant to open a string; the missing quote is on an earlier line, where SC1078 is reported.',
    instead: 'Close the earlier string on its own line.',
  },
  examples: {
    bad: [
      { code: 'echo "one\necho "two"\n', line: 2 },
      { code: 'x="a\ny="b"\n', line: 2 },
    ],
    good: [{ code: 'echo "one"\necho "two"\n' }, { code: 'echo "one\ntwo"\n' }],
  },
  needs: ['\n'],

  *check(doc) {
    for (const node of doc.tree.ofType('DoubleQuoted')) {
      if (!endsSuspiciously(doc, node)) continue;
      yield {
        at: { start: node.end - 1, end: node.end },
        message: 'this quote closes a string that started on an earlier line',
        help: 'close the earlier string on its own line',
      };
    }
  },
});
