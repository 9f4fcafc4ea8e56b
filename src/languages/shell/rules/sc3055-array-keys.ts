import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3055',
  name: 'array-keys',
  feature: '`${!array[@]}`',
  why: 'dash stops with a syntax error.',
  instead: 'Use the positional parameters.',
  help: 'use the positional parameters: set -- …',
  examples: {
    bad: [
      { code: 'echo "${!x[@]}"\n', line: 1 },
      { code: 'for i in ${!y[*]}; do a; done\n', line: 1 },
    ],
    good: [{ code: 'echo "$x"\n' }, { code: '#!/bin/bash\necho "${!x[@]}"\n' }],
  },
  needs: ['!'],

  *find(doc) {
    for (const node of doc.tree.ofType('ParameterExpansion')) {
      if (node.prefix === '!' && /^[@*]$/.test(node.index?.text ?? '')) yield { at: doc.tree.spanOf(node) };
    }
  },
});
