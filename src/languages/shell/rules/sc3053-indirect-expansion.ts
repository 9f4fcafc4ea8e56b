import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3053',
  name: 'indirect-expansion',
  feature: 'indirect expansion',
  why: 'dash, `/bin/sh` on Debian and Ubuntu, stops with a syntax error.',
  instead: 'Use `case`, or `eval` with care.',
  help: 'use case',
  examples: {
    bad: [
      { code: 'echo ${!x}\n', line: 1 },
      { code: 'y="${!z}"\n', line: 1 },
    ],
    good: [{ code: 'echo "$x"\n' }, { code: '#!/bin/bash\necho ${!x}\n' }],
  },
  needs: ['!'],

  *find(doc) {
    for (const node of doc.tree.ofType('ParameterExpansion')) {
      if (node.prefix !== '!') continue;
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
