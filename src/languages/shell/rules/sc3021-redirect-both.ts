import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3021',
  name: 'redirect-both',
  feature: '`>& file`',
  why: 'dash, `/bin/sh` on Debian and Ubuntu, stops with a syntax error.',
  instead: 'Write `> file 2>&1`.',
  help: 'redirect both: > file 2>&1',
  examples: {
    bad: [
      { code: 'make >& log\n', line: 1 },
      { code: 'a >&log\n', line: 1 },
    ],
    good: [{ code: 'make > log 2>&1\n' }, { code: '#!/bin/bash\nmake >& log\n' }],
  },
  needs: ['operator:>&'],

  *find(doc) {
    for (const node of doc.tree.ofType('Redirect')) {
      if (node.operator !== '>&' || node.descriptor || !/^[^\d$`"-]/.test(node.target?.text ?? '')) continue;
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
