import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3023',
  name: 'high-descriptor',
  feature: 'file descriptors above 9',
  why: 'dash treats the number as an argument of the command.',
  instead: 'Use a number from 3 to 9.',
  help: 'use a number from 3 to 9, for example: exec 3> file',
  examples: {
    bad: [
      { code: 'exec 12> log\n', line: 1 },
      { code: 'a 10< f\n', line: 1 },
    ],
    good: [{ code: 'exec 3> log\n' }, { code: '#!/bin/bash\nexec 12> log\n' }],
  },
  needs: ['FileDescriptor'],

  *find(doc) {
    for (const node of doc.tree.ofType('FileDescriptor')) {
      if (node.value > 9) yield { at: doc.tree.spanOf(node) };
    }
  },
});
