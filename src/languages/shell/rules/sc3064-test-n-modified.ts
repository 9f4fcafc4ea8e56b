import { testsOf } from '../analysis/tests.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3064',
  name: 'test-n-modified',
  feature: '`-N` in tests',
  why: 'A shell without it stops the test with an error, and the branch after it never runs.',
  instead: 'Use a POSIX test, such as `-e` or `[ -n "${x+set}" ]`.',
  help: 'use a POSIX test operator',
  examples: {
    bad: [
      { code: '[ -N x ] && b\n', line: 1 },
      { code: 'if [ ! -N a ]; then c; fi\n', line: 1 },
    ],
    good: [{ code: '[ -e x ] && b\n' }, { code: '#!/bin/bash\n[ -N x ] && b\n' }],
  },
  needs: ['test:-N'],

  *find(doc) {
    for (const { form, operator, operands, operatorSpan, span, command } of testsOf(doc).tests) {
      if (operator !== '-N' || operands.length !== 1) continue;
      const at = form === 'test' ? doc.tree.spanOf(command) : (operatorSpan ?? span);
      yield { at };
    }
  },
});
