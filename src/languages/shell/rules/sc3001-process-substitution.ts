import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3001',
  name: 'process-substitution',
  feature: 'process substitution',
  why: 'dash, `/bin/sh` on Debian and Ubuntu, stops with a syntax error.',
  instead: 'Use a temporary file or a pipe.',
  help: 'use a pipe or a temporary file',
  examples: {
    bad: [
      { code: 'diff <(a) <(b)\n', line: 1 },
      { code: 'cat <(a)\n', line: 1 },
    ],
    good: [{ code: 'a | cat -\n' }, { code: '#!/bin/bash\ndiff <(a) <(b)\n' }],
  },
  needs: ['ProcessSubstitution'],

  *find(doc) {
    for (const node of doc.tree.ofType('ProcessSubstitution')) {
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
