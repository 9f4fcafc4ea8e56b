import { quotesIn } from '../analysis/curly-quotes.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1112',
  name: 'curly-quotes-in-single',
  title: 'curly quote inside single quotes',
  severity: 'warning',
  recommended: 'off',
  docs: {
    what: 'A curly quote inside a single-quoted string.',
    why: 'It is literal there. If it was meant to end the string, the string continues.',
    instead: "Write `'\\''`, or keep the character if it is text.",
  },
  examples: {
    bad: [
      { code: "echo 'it’s'\n", line: 1 },
      { code: "make 'a ‘b’'\n", line: 1 },
    ],
    good: [{ code: "echo 'a'\n" }, { code: 'echo "it’s"\n' }],
  },
  needs: ['beyond-ascii'],

  *check(doc) {
    if (!/[‘’]/.test(doc.text)) return;
    for (const node of doc.tree.ofType('SingleQuoted')) {
      yield* quotesIn(doc, node, '‘’');
    }
  },
});
