import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2073',
  name: 'redirect-in-test',
  title: 'a redirect inside [ ]',
  severity: 'error',
  docs: {
    what: 'An unescaped `<` or `>` between the brackets of `[ ]`.',
    why: 'It is a redirect: the test looks at its other words only, and a file is read or emptied.',
    instead: 'Write `-lt` or `-gt` for numbers, `\\<` or `\\>` for texts.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\n[ "$a" < b ]\n', line: 2 },
      { code: '#!/bin/bash\nif [ "$n" > 5 ]; then c; fi\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\n[ "$a" -lt 5 ]\n' }, { code: '#!/bin/bash\n[ "$a" \\< b ]\n' }],
  },
  needs: ['command:['],

  *check(doc) {
    if (doc.dialect === 'sh') return;
    for (const { name, redirects } of doc.commands) {
      if (name !== '[') continue;
      for (const redirect of redirects) {
        if (redirect.type !== 'Redirect' || !/^[<>]$/.test(redirect.operator) || redirect.descriptor) continue;
        const span = doc.tree.spanOf(redirect);
        yield {
          at: doc.tree.isDecoded(redirect) ? span : { start: span.start, end: span.start + 1 },
          message: `this \`${redirect.operator}\` is a redirect, not a comparison`,
          help: redirect.operator === '<' ? 'use -lt, or \\<' : 'use -gt, or \\>',
        };
      }
    }
  },
});
