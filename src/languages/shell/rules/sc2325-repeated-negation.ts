import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2325',
  name: 'repeated-negation',
  title: 'several ! before one command',
  severity: 'warning',
  docs: {
    what: 'Two or more `!` before one pipeline, in a script for `sh` or `dash`.',
    why: 'POSIX has one `!`: dash stops with a syntax error.',
    instead: 'Delete pairs of them.',
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
          message: 'the shell of this script allows one `!` only',
          help: 'delete two of them at a time',
        };
      }
    }
  },
});
