import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3019',
  name: 'power-operator',
  feature: '`**` in arithmetic',
  why: 'dash, `/bin/sh` on Debian and Ubuntu, stops with a syntax error.',
  instead: 'Multiply, or use `awk`.',
  help: 'multiply, or use awk',
  examples: {
    bad: [
      { code: 'echo $((2 ** 3))\n', line: 1 },
      { code: 'x=$((y**2))\n', line: 1 },
    ],
    good: [{ code: 'echo $((2 * 2 * 2))\n' }, { code: '#!/bin/bash\necho $((2 ** 3))\n' }],
  },
  needs: ['ArithmeticBinary'],

  *find(doc) {
    for (const node of doc.tree.ofType('ArithmeticBinary')) {
      if (node.operator !== '**') continue;
      const start = doc.tree.text.indexOf('**', node.left.end);
      yield { at: doc.tree.isDecoded(node) ? doc.tree.spanOf(node) : { start, end: start + 2 } };
    }
  },
});
