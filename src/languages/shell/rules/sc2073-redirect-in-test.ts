import { redirectsInTests } from '../analysis/redirects-in-tests.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2073',
  name: 'redirect-in-test',
  title: 'redirect inside [ ]',
  severity: 'error',
  docs: {
    what: 'An unescaped `<` or `>` between the brackets of `[ ]`.',
    why: 'It is a redirect: the test ignores it and its target, and a file is read or truncated.',
    instead: 'Write `-lt` or `-gt` for numbers, `\\<` or `\\>` for strings.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\n[ "$a" < b ]\n', line: 2 },
      { code: '#!/bin/bash\nif [ "$n" > "$m" ]; then c; fi\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\n[ "$a" -lt 5 ]\n' }, { code: '#!/bin/bash\n[ "$a" \\< b ]\n' }],
  },
  needs: ['command:['],

  *check(doc) {
    if (doc.dialect === 'sh') return;
    for (const { operator, at, isNumeric } of redirectsInTests(doc)) {
      // Numbers are SC2071.
      if (isNumeric) continue;
      yield {
        at,
        message: `this \`${operator}\` is a redirect, not a comparison`,
        help: operator === '<' ? 'use -lt for numbers or \\< for strings' : 'use -gt for numbers or \\> for strings',
      };
    }
  },
});
