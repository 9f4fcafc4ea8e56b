import { testsOf } from '../analysis/tests.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3063',
  name: 'test-r',
  feature: '`-R` in tests',
  why: 'Other shells stop with "unknown operand", and the test counts as false.',
  instead: 'Store the name of the referenced variable in another variable.',
  help: 'use bash',
  examples: {
    bad: [
      { code: '[ -R x ] && a\n', line: 1 },
      { code: 'test -R x\n', line: 1 },
    ],
    good: [{ code: '[ -r x ] && a\n' }, { code: '#!/bin/bash\n[ -R x ] && a\n' }],
  },
  needs: ['test:-R'],

  *find(doc) {
    for (const { form, operator, operatorSpan, span, command } of testsOf(doc).tests) {
      if (operator === '-R') yield { at: form === 'test' ? doc.tree.spanOf(command) : (operatorSpan ?? span) };
    }
  },
});
