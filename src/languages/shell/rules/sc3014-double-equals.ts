import { testsOf } from '../analysis/tests.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3014',
  name: 'double-equals',
  feature: '`==` in tests',
  why: 'dash stops with "unexpected operator", the test counts as false, and the branch after it never runs.',
  instead: 'Write `=`.',
  help: 'use a single equals sign: =',
  knownIn: ['busybox'],
  fixable: 'sometimes',
  examples: {
    bad: [
      { code: '[ "$a" == b ] && c\n', line: 1, fixed: '[ "$a" = b ] && c\n' },
      { code: '[ x == "$y" ]\n', line: 1, fixed: '[ x = "$y" ]\n' },
    ],
    good: [{ code: '[ "$a" = b ] && c\n' }, { code: '#!/bin/bash\n[ "$a" == b ] && c\n' }],
  },
  needs: ['test:=='],

  *find(doc) {
    for (const { form, operator, operatorSpan, span, command } of testsOf(doc).tests) {
      if (operator !== '==') continue;
      const at = form === 'test' ? doc.tree.spanOf(command) : (operatorSpan ?? span);
      yield {
        at,
        ...(form === '[' &&
          operatorSpan && {
            fix: { title: 'Replace it with =', safety: 'unsafe' as const, edits: [{ span: operatorSpan, text: '=' }] },
          }),
      };
    }
  },
});
