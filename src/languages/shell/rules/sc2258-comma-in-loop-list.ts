import type { Word } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2258',
  name: 'comma-in-loop-list',
  title: 'comma in a loop list',
  severity: 'warning',
  docs: {
    what: 'A word of a `for` loop that ends with a comma.',
    why: 'The comma is part of the value.',
    instead: 'Remove the comma.',
  },
  examples: {
    bad: [
      { code: 'for x in a, b, c; do d; done\n', line: 1 },
      { code: 'for x in a b, c; do d; done\n', line: 1 },
    ],
    good: [{ code: 'for x in a b c; do d; done\n' }, { code: "for x in 'a,' b; do c; done\n" }],
  },
  needs: ['For'],

  *check(doc) {
    for (const { wordlist = [] } of doc.tree.ofType('For')) {
      if (wordlist.length < 2) continue;
      for (const word of wordlist) {
        if (!endsInComma(word)) continue;
        yield {
          at: doc.tree.spanOf(word),
          message: `the loop gets the value \`${word.text}\`, including the comma`,
          help: 'remove the comma',
        };
      }
    }
  },
});

/** Whether the last character is a comma outside of quotes. */
function endsInComma({ text, parts }: Word): boolean {
  const last = parts?.at(-1);
  return text.endsWith(',') && !text.endsWith('\\,') && (!last || last.type === 'Literal');
}
