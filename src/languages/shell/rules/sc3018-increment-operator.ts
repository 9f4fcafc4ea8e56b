import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3018',
  name: 'increment-operator',
  feature: '`++` and `--` in arithmetic',
  why: 'dash stops with a syntax error for `i++` and ignores the operator in `++i`.',
  instead: 'Write `$((i += 1))` or `i=$((i + 1))`.',
  help: 'assign the result: i=$((i + 1))',
  examples: {
    bad: [
      { code: 'echo $((i++))\n', line: 1 },
      { code: 'x=$((--y))\n', line: 1 },
    ],
    good: [{ code: 'echo $((i + 1))\n' }, { code: '#!/bin/bash\necho $((i++))\n' }],
  },
  needs: ['ArithmeticUnary'],

  *find(doc) {
    for (const node of doc.tree.ofType('ArithmeticUnary')) {
      if (node.operator !== '++' && node.operator !== '--') continue;
      const span = doc.tree.spanOf(node);
      yield { at: node.prefix ? { start: span.start, end: span.start + 2 } : { start: span.end - 2, end: span.end } };
    }
  },
});
