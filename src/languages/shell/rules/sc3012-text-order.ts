import { testsOf } from '../analysis/tests.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3012',
  name: 'text-order',
  feature: '`<` and `>` for texts',
  why: 'POSIX had no order of texts in tests for a long time; an older shell stops with a syntax error there.',
  instead: 'Sort the two texts with `sort`, or compare with `expr`.',
  help: 'use sort',
  knownIn: ['dash', 'busybox'],
  recommended: 'off',
  examples: {
    bad: [
      { code: '[ "$a" \\> "$b" ] && c\n', line: 1 },
      { code: '[ "$a" \\< b ]\n', line: 1 },
    ],
    good: [{ code: '[ "$a" -gt 1 ] && c\n' }, { code: '#!/bin/bash\n[ "$a" \\> "$b" ] && c\n' }],
  },
  needs: ['command:[', 'command:test', 'TestCommand'],

  *find(doc) {
    for (const { form, operator, operatorSpan, span, command } of testsOf(doc).tests) {
      if (!/^\\?[<>]=?$/.test(operator ?? '')) continue;
      yield { at: form === 'test' ? doc.tree.spanOf(command) : (operatorSpan ?? span) };
    }
  },
});
