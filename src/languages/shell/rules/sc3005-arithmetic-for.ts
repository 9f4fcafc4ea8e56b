import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3005',
  name: 'arithmetic-for',
  feature: 'arithmetic `for` loops',
  why: 'dash, `/bin/sh` on Debian and Ubuntu, stops with a syntax error.',
  instead: 'Write `while [ "$i" -lt 3 ]; do …; i=$((i + 1)); done`.',
  help: 'use a while loop with $(( ))',
  examples: {
    bad: [
      { code: 'for ((i=0; i<3; i++)); do a; done\n', line: 1 },
      { code: 'for ((;;)); do b; done\n', line: 1 },
    ],
    good: [{ code: 'for i in 1 2; do a; done\n' }, { code: '#!/bin/bash\nfor ((i=0; i<3; i++)); do a; done\n' }],
  },
  needs: ['ArithmeticFor'],

  *find(doc) {
    for (const node of doc.tree.ofType('ArithmeticFor')) {
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
