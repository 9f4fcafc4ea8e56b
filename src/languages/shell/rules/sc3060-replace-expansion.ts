import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3060',
  name: 'replace-expansion',
  feature: '`${x/a/b}`',
  why: 'dash, `/bin/sh` on Debian and Ubuntu, stops with a syntax error.',
  instead: 'Use `sed`.',
  help: 'use sed',
  knownIn: ['busybox'],
  examples: {
    bad: [
      { code: 'echo ${x/a/b}\n', line: 1 },
      { code: 'y="${z//./_}"\n', line: 1 },
    ],
    good: [{ code: 'echo "$x" | sed \'s/a/b/\'\n' }, { code: '#!/bin/bash\necho ${x/a/b}\n' }],
  },
  needs: ['Replace'],

  *find(doc) {
    for (const node of doc.tree.ofType('ParameterExpansion')) {
      if (node.operation?.type !== 'Replace') continue;
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
