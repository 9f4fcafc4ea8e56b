import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3058',
  name: 'parameters-operation',
  feature: 'string operations on `$@` and `$*`',
  why: 'dash, `/bin/sh` on Debian and Ubuntu, stops with a syntax error.',
  instead: 'Loop over the arguments.',
  help: 'loop over the arguments',
  knownIn: ['busybox'],
  recommended: 'info',
  examples: {
    bad: [
      { code: 'echo ${*%a}\n', line: 1 },
      { code: 'x="${@#b}"\n', line: 1 },
    ],
    good: [{ code: 'echo "$*"\n' }, { code: '#!/bin/bash\necho ${*%a}\n' }],
  },
  needs: ['Remove'],

  *find(doc) {
    for (const node of doc.tree.ofType('ParameterExpansion')) {
      if (!/^[@*]$/.test(node.parameter) || node.operation?.type !== 'Remove') continue;
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
