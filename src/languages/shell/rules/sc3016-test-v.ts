import { testsOf } from '../analysis/tests.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3016',
  name: 'test-v',
  feature: '`-v` in tests',
  why: 'A shell without it stops the test with an error, and the branch after it never runs.',
  instead: 'Use a POSIX test, such as `-e` or `[ -n "${x+set}" ]`.',
  help: 'test for a set variable: [ -n "${name+x}" ]',
  examples: {
    bad: [
      { code: '[ -v x ] && b\n', line: 1 },
      { code: 'if [ ! -v a ]; then c; fi\n', line: 1 },
    ],
    good: [{ code: '[ -e x ] && b\n' }, { code: '#!/bin/bash\n[ -v x ] && b\n' }],
  },
  needs: ['test:-v'],

  *find(doc) {
    for (const { form, operator, operands, operatorSpan, span, command } of testsOf(doc).tests) {
      if (operator !== '-v' || operands.length !== 1) continue;
      const at = form === 'test' ? doc.tree.spanOf(command) : (operatorSpan ?? span);
      yield { at };
    }
  },
});
