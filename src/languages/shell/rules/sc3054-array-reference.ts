import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3054',
  name: 'array-reference',
  feature: 'array references',
  why: 'dash, `/bin/sh` on Debian and Ubuntu, stops with a syntax error.',
  instead: 'Use the positional parameters.',
  help: 'use the positional parameters: set -- …',
  examples: {
    bad: [
      { code: 'echo ${x[1]}\n', line: 1 },
      { code: 'for y in "${z[@]}"; do a; done\n', line: 1 },
    ],
    good: [{ code: 'echo "$x"\n' }, { code: '#!/bin/bash\necho ${x[1]}\n' }],
  },
  needs: ['['],

  *find(doc) {
    for (const node of doc.tree.ofType('ParameterExpansion')) {
      if (!node.index || node.prefix) continue;
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
