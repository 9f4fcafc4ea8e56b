import { ASSIGNED_TEXTS, quotedValues, quotesSpan } from '../analysis/quoted-values.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2090',
  name: 'value-with-quotes-split',
  title: 'a value with quotes in it, outside quotes',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A variable outside quotes whose value the script wrote with quotes or escaped blanks in it.',
    why: 'Quotes that come out of a variable are letters: the value is split at each blank, also between them, and the program gets the quotes.',
    instead: 'Use an array, or the positional parameters: `set -- -H "X: y"; curl "$@"`.',
    exceptions: '`eval` reads the quotes.',
  },
  examples: {
    bad: [
      { code: 'header="-H \'X: y\'"\ncurl $header a\n', line: 2 },
      { code: 'options=\'--name "my app"\'\nrun $options\n', line: 2 },
    ],
    good: [{ code: 'header="X: y"\ncurl -H "$header" a\n' }, { code: 'set -- -H "X: y"\ncurl "$@" a\n' }],
  },
  needs: ASSIGNED_TEXTS,

  *check(doc) {
    for (const value of quotedValues(doc)) {
      yield {
        at: doc.tree.spanOf(value.node),
        message: `the quotes in the value of \`${value.name}\` are letters here: it is split at its blanks`,
        help: 'use an array, or set -- and "$@"',
        related: [{ at: quotesSpan(doc, value), message: 'they are written here' }],
      };
    }
  },
});
