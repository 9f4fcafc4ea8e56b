import { ASSIGNED_TEXTS, quotedValues, quotesSpan } from '../analysis/quoted-values.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2089',
  name: 'quotes-in-value',
  title: 'quotes inside a value that is split later',
  severity: 'warning',
  recommended: 'off',
  docs: {
    what: 'A value that contains quotes or escaped spaces, whose variable is used unquoted. SC2090 reports the use.',
    why: 'Quotes inside a variable are literal: the value is split on every space, including those between the quotes.',
    instead: 'Use an array, or the positional parameters: `set -- -H "X: y"; curl "$@"`.',
  },
  examples: {
    bad: [
      { code: 'header="-H \'X: y\'"\ncurl $header a\n', line: 1 },
      { code: 'options=\'--name "my app"\'\nrun $options\n', line: 1 },
    ],
    good: [{ code: 'header="X: y"\ncurl -H "$header" a\n' }, { code: 'set -- -H "X: y"\ncurl "$@" a\n' }],
  },
  needs: ASSIGNED_TEXTS,

  *check(doc) {
    const seen = new Set<number>();
    for (const value of quotedValues(doc)) {
      const at = quotesSpan(doc, value);
      if (seen.has(at.start)) continue;
      seen.add(at.start);
      yield {
        at,
        message: `these quotes are literal where \`${value.name}\` is used unquoted`,
        help: 'use an array, or positional parameters: set -- … and "$@"',
      };
    }
  },
});
