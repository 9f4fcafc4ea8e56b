import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3052',
  name: 'based-number',
  feature: 'numbers with a base',
  why: 'dash stops with an arithmetic error at the `#`.',
  instead: 'Write hexadecimal as `0x1f` and octal as `017`; remove leading zeros with `${x#0}`.',
  help: 'write hexadecimal numbers with 0x',
  examples: {
    bad: [
      { code: 'echo $((16#ff))\n', line: 1 },
      { code: 'x=$((10#$y)); echo "$x"\n', line: 1 },
    ],
    good: [{ code: 'echo $((0xff))\n' }, { code: '#!/bin/bash\necho $((16#ff))\n' }],
  },
  needs: ['ArithmeticWord'],

  *find(doc) {
    for (const node of doc.tree.ofType('ArithmeticWord')) {
      const based = /^\d+#\w*/.exec(node.value)?.[0];
      if (based === undefined) continue;
      const span = doc.tree.spanOf(node);
      yield { at: doc.tree.isDecoded(node) ? span : { start: span.start, end: span.start + based.length } };
    }
  },
});
