import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3024',
  name: 'append-assignment',
  feature: '`+=`',
  why: 'dash looks for a command with that name and fails, and the variable keeps its old value.',
  instead: 'Write `x="${x}more"`.',
  help: 'append in a plain assignment: x="${x}…"',
  examples: {
    bad: [
      { code: 'x+=a\n', line: 1 },
      { code: 'y+="$z"\n', line: 1 },
    ],
    good: [{ code: 'x="${x}a"\n' }, { code: '#!/bin/bash\nx+=a\n' }],
  },
  needs: ['append'],

  *find(doc) {
    for (const node of doc.tree.ofType('Assignment')) {
      if (!node.append) continue;
      const { start } = doc.tree.spanOf(node);
      yield {
        at: doc.tree.isDecoded(node) ? doc.tree.spanOf(node) : { start, end: start + node.text.indexOf('=') + 1 },
      };
    }
  },
});
