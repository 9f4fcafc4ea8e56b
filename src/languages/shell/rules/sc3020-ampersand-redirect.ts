import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3020',
  name: 'ampersand-redirect',
  feature: '`&>`',
  why: 'dash runs the command in the background and truncates the file: the step succeeds immediately, whatever the result of the command.',
  instead: 'Write `> file 2>&1`.',
  help: 'redirect both: > file 2>&1',
  knownIn: ['busybox'],
  examples: {
    bad: [
      { code: 'make &> log\n', line: 1 },
      { code: 'a &>> log\n', line: 1 },
    ],
    good: [{ code: 'make > log 2>&1\n' }, { code: '#!/bin/bash\nmake &> log\n' }],
  },
  needs: ['operator:&>', 'operator:&>>'],

  *find(doc) {
    for (const node of doc.tree.ofType('Redirect')) {
      if (node.operator !== '&>' && node.operator !== '&>>') continue;
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
