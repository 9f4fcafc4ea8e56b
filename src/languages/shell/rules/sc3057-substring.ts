import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3057',
  name: 'substring',
  feature: '`${x:offset:length}`',
  why: 'dash, `/bin/sh` on Debian and Ubuntu, stops with a syntax error.',
  instead: 'Use `cut`, or `${x#…}` and `${x%…}`.',
  help: 'use cut or ${x#…}',
  knownIn: ['busybox'],
  examples: {
    bad: [
      { code: 'echo ${x:1:2}\n', line: 1 },
      { code: 'y="${z:3}"\n', line: 1 },
    ],
    good: [{ code: 'echo "${x#a}"\n' }, { code: '#!/bin/bash\necho ${x:1:2}\n' }],
  },
  needs: ['Slice'],

  *find(doc) {
    for (const node of doc.tree.ofType('ParameterExpansion')) {
      if (node.operation?.type !== 'Slice') continue;
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
