import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3022',
  name: 'named-descriptor',
  feature: 'named file descriptors',
  why: 'dash, `/bin/sh` on Debian and Ubuntu, stops with a syntax error.',
  instead: 'Use a number from 3 to 9.',
  help: 'use a number from 3 to 9, for example: exec 3> file',
  examples: {
    bad: [
      { code: 'exec {fd}> log\n', line: 1 },
      { code: 'a {x}< f\n', line: 1 },
    ],
    good: [{ code: 'exec 3> log\n' }, { code: '#!/bin/bash\nexec {fd}> log\n' }],
  },
  needs: ['FileDescriptorVariable'],

  *find(doc) {
    for (const node of doc.tree.ofType('FileDescriptorVariable')) {
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
