import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3029',
  name: 'pipe-both',
  feature: '`|&`',
  why: 'dash, `/bin/sh` on Debian and Ubuntu, stops with a syntax error.',
  instead: 'Write `2>&1 |`.',
  help: 'redirect standard error first: 2>&1 |',
  examples: {
    bad: [
      { code: 'make |& tee log\n', line: 1 },
      { code: 'a | b |& c\n', line: 1 },
    ],
    good: [{ code: 'make 2>&1 | tee log\n' }, { code: '#!/bin/bash\nmake |& tee log\n' }],
  },
  needs: ['operator:|&'],

  *find(doc) {
    for (const node of doc.tree.ofType('Pipeline')) {
      for (const [index, operator] of node.operators.entries()) {
        if (operator !== '|&') continue;
        const start = doc.tree.text.indexOf('|&', node.commands[index]?.end ?? node.pos);
        yield { at: doc.tree.isDecoded(node) ? doc.tree.spanOf(node) : { start, end: start + 2 } };
      }
    }
  },
});
