import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3021',
  name: 'redirect-both',
  feature: '`>& file`',
  why: 'dash, the `/bin/sh` of Debian and Ubuntu, stops with a syntax error there.',
  instead: 'Write `> file 2>&1`.',
  help: '> file 2>&1',
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
