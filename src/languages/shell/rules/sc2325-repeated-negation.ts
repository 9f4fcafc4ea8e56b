import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2325',
  name: 'repeated-negation',
  title: 'repeated ! before a command',
  severity: 'warning',
  docs: {
    what: 'Two or more `!` before one pipeline in a script for `sh` or `dash`.',
    why: 'POSIX allows only one `!`: dash stops with a syntax error.',
    instead: 'Remove them in pairs.',
  },
  examples: {
    bad: [
      { code: '! ! make\n', line: 1 },
      { code: 'if ! ! ! a; then b; fi\n', line: 1 },
    ],
    good: [{ code: '! make\n' }, { code: '#!/bin/bash\n! ! make\n' }],
  },
  needs: ['Pipeline'],

  *check(doc) {
    if (doc.dialect === 'bash' || doc.dialect === 'ksh') return;
    for (const { prefixes } of doc.tree.ofType('Pipeline')) {
      const negations = prefixes.filter(({ type }) => type === 'Negation');
      for (const negation of negations.slice(0, -1)) {
        yield {
          at: doc.tree.spanOf(negation),
          message: 'the shell of this script allows only one `!`',
          help: 'remove them in pairs',
        };
      }
    }
  },
});
