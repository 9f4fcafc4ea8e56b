import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3033',
  name: 'function-name',
  feature: 'function names with characters other than letters, digits and `_`',
  why: 'dash, `/bin/sh` on Debian and Ubuntu, stops with a syntax error.',
  instead: 'Use letters, digits and `_`.',
  help: 'use only letters, digits and _ in the name',
  examples: {
    bad: [
      { code: 'a-b() { c; }\n', line: 1 },
      { code: 'x.y() { z; }\n', line: 1 },
    ],
    good: [{ code: 'a_b() { c; }\n' }, { code: '#!/bin/bash\na-b() { c; }\n' }],
  },
  needs: ['Function'],

  *find(doc) {
    for (const node of doc.tree.ofType('Function')) {
      if (!/^\w+$/.test(node.name.text)) yield { at: doc.tree.spanOf(node) };
    }
  },
});
