import { ASSIGNED_TEXTS, quotedValues, quotesSpan } from '../analysis/quoted-values.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2089',
  name: 'quotes-in-value',
  title: 'quotes inside a value that is split later',
  severity: 'warning',
  recommended: 'off',
  docs: {
    what: 'A value with quotes or escaped blanks in it, whose variable is used outside quotes. SC2090 tells of the use.',
    why: 'Quotes that come out of a variable are letters: the value is split at each blank, also between them.',
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
        message: `these quotes stay letters where \`${value.name}\` is used outside quotes`,
        help: 'use an array, or set -- and "$@"',
      };
    }
  },
});
