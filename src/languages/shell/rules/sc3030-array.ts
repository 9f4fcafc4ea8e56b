import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3030',
  name: 'array',
  feature: 'arrays',
  why: 'dash, `/bin/sh` on Debian and Ubuntu, stops with a syntax error.',
  instead: 'Use the positional parameters (`set -- a b`) or one variable for each value.',
  help: 'use the positional parameters: set -- …',
  examples: {
    bad: [
      { code: 'x=(a b)\n', line: 1 },
      { code: 'y+=(c)\n', line: 1 },
    ],
    good: [{ code: 'set -- a b\n' }, { code: '#!/bin/bash\nx=(a b)\n' }],
  },
  needs: ['ArrayValue'],

  *find(doc) {
    for (const node of doc.tree.ofType('ArrayValue')) {
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
