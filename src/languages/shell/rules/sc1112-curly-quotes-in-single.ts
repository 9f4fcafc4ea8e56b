import { quotesIn } from '../analysis/curly-quotes.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC1112',
  name: 'curly-quotes-in-single',
  title: 'typographic quotes inside single quotes',
  severity: 'warning',
  recommended: 'off',
  docs: {
    what: 'A typographic quote inside a string in single quotes.',
    why: 'It is text there. Where it was to end the string, the string goes on.',
    instead: "Write `'\\''`, or leave it where it is meant as text.",
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
