import { quotesIn } from '../analysis/curly-quotes.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1111',
  name: 'curly-quotes-in-quotes',
  title: 'curly quote inside double quotes',
  severity: 'warning',
  recommended: 'off',
  docs: {
    what: 'A curly quote inside a double-quoted string.',
    why: 'It is literal there. If it was meant to end the string, the string continues.',
    instead: 'Write `\\"`, or keep the character if it is text.',
  },
  examples: {
    bad: [
      { code: 'echo "a “b” c"\n', line: 1 },
      { code: 'make "a”"\n', line: 1 },
    ],
    good: [{ code: 'echo "a \\"b\\" c"\n' }, { code: "echo 'a “b” c'\n" }],
  },
  needs: ['beyond-ascii'],

  *check(doc) {
    if (!/[“”]/.test(doc.text)) return;
    for (const node of doc.tree.ofType('DoubleQuoted')) {
      for (const part of node.parts) {
        if (part.type === 'Literal') yield* quotesIn(doc, part, '“”');
      }
    }
  },
});
