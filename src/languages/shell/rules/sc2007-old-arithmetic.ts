import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2007',
  name: 'old-arithmetic',
  title: '$[ ] for arithmetic',
  severity: 'style',
  docs: {
    what: 'An arithmetic expansion written as `$[ ]`.',
    why: 'It is obsolete bash syntax that POSIX and other shells do not support.',
    instead: 'Write `$(( ))`.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\necho $[1 + 2]\n', line: 2 },
      { code: '#!/bin/bash\nx=$[y]\n', line: 2 },
    ],
    good: [{ code: 'echo $((1 + 2))\n' }, { code: "echo '$[1]'\n" }],
  },
  needs: ['$['],

  *check(doc) {
    for (const node of doc.tree.ofType('ArithmeticExpansion')) {
      if (node.text.startsWith('$['))
        yield {
          at: doc.tree.spanOf(node),
          message: '`$[ ]` is obsolete bash syntax',
          help: `use arithmetic expansion: $((${node.text.slice(2, -1)}))`,
        };
    }
  },
});
