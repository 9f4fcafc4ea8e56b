import { testsOf } from '../analysis/tests.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3065',
  name: 'test-k',
  feature: '`-k` in tests',
  why: 'A shell without it stops the test with an error, and the branch after it never runs.',
  instead: 'Use a POSIX test, such as `-e` or `[ -n "${x+set}" ]`.',
  help: 'use a POSIX test operator',
  knownIn: ['dash', 'busybox'],
  recommended: 'info',
  examples: {
    bad: [
      { code: '[ -k x ] && b\n', line: 1 },
      { code: 'if [ ! -k a ]; then c; fi\n', line: 1 },
    ],
    good: [{ code: '[ -e x ] && b\n' }, { code: '#!/bin/bash\n[ -k x ] && b\n' }],
  },
  needs: ['test:-k'],

  *find(doc) {
    for (const { form, operator, operands, operatorSpan, span, command } of testsOf(doc).tests) {
      if (operator !== '-k' || operands.length !== 1) continue;
      const at = form === 'test' ? doc.tree.spanOf(command) : (operatorSpan ?? span);
      yield { at };
    }
  },
});
