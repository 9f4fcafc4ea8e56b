import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3007',
  name: 'bracket-arithmetic',
  feature: '`$[ ]`',
  why: 'dash treats it as literal text.',
  instead: 'Write `$(( ))`.',
  help: 'use arithmetic expansion: $((…))',
  examples: {
    bad: [
      { code: 'echo $[1 + 2]\n', line: 1 },
      { code: 'x=$[y]\n', line: 1 },
    ],
    good: [{ code: 'echo $((1 + 2))\n' }, { code: '#!/bin/bash\necho $[1 + 2]\n' }],
  },
  needs: ['$['],

  *find(doc) {
    for (const node of doc.tree.ofType('ArithmeticExpansion')) {
      if (!node.text.startsWith('$[')) continue;
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
