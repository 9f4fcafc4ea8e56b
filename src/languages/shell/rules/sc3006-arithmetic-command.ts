import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3006',
  name: 'arithmetic-command',
  feature: '`(( ))` as a command',
  why: 'dash parses it as two subshells and runs the words as commands, with redirects to files named like the numbers.',
  instead: 'Write `[ "$a" -gt 1 ]` or `: $((a += 1))`.',
  help: 'use [ … ] or : $((…))',
  examples: {
    bad: [
      { code: '((a > 1)) && b\n', line: 1 },
      { code: 'if ((x)); then a; fi\n', line: 1 },
    ],
    good: [{ code: '[ "$a" -gt 1 ] && b\n' }, { code: '#!/bin/bash\n((a > 1)) && b\n' }],
  },
  needs: ['ArithmeticCommand'],

  *find(doc) {
    for (const node of doc.tree.ofType('ArithmeticCommand')) {
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
