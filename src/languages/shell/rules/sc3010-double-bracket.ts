import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3010',
  name: 'double-bracket',
  feature: '`[[ ]]`',
  why: 'dash has no such command: the test fails with "not found", and the branch after it never runs.',
  instead: 'Write `[ ]` with quoted operands and `=`, or run the script in Bash: `SHELL ["/bin/bash", "-c"]`.',
  help: 'use [ … ]',
  knownIn: ['busybox'],
  examples: {
    bad: [
      { code: '[[ -f a ]] && b\n', line: 1 },
      { code: 'if [[ $x = y* ]]; then a; fi\n', line: 1 },
    ],
    good: [{ code: '[ -f a ] && b\n' }, { code: '#!/bin/bash\n[[ -f a ]] && b\n' }],
  },
  needs: ['TestCommand'],

  *find(doc) {
    for (const node of doc.tree.ofType('TestCommand')) {
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
