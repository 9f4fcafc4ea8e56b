import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3033',
  name: 'function-name',
  feature: 'function names beyond letters, digits and `_`',
  why: 'dash, the `/bin/sh` of Debian and Ubuntu, stops with a syntax error there.',
  instead: 'Use letters, digits and `_`.',
  help: 'use another name',
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
