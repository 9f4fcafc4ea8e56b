import { ASSIGNED_TEXTS, quotedValues, quotesSpan } from '../analysis/quoted-values.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2090',
  name: 'value-with-quotes-split',
  title: 'unquoted variable with quotes in its value',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'An unquoted variable that the script assigned a value with quotes or escaped spaces.',
    why: 'Quotes inside a variable are literal: the value is split on every space, including those between the quotes, and the program receives the quotes.',
    instead: 'Use an array, or the positional parameters: `set -- -H "X: y"; curl "$@"`.',
    exceptions: '`eval` parses the quotes.',
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
        message: `the quotes in the value of \`${value.name}\` are literal here: the value is split on spaces`,
        help: 'use an array, or positional parameters: set -- … and "$@"',
        related: [{ at: quotesSpan(doc, value), message: 'they are set here' }],
      };
    }
  },
});
