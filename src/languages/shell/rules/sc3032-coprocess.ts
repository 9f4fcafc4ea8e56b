import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3032',
  name: 'coprocess',
  feature: '`coproc`',
  why: 'Other shells look for a command with that name.',
  instead: 'Use a named pipe.',
  help: 'use a named pipe: mkfifo',
  examples: {
    bad: [
      { code: 'coproc cat\n', line: 1 },
      { code: 'coproc x { a; }\n', line: 1 },
    ],
    good: [{ code: 'mkfifo pipe\n' }, { code: '#!/bin/bash\ncoproc cat\n' }],
  },
  needs: ['Coproc'],

  *find(doc) {
    for (const node of doc.tree.ofType('Coproc')) {
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
