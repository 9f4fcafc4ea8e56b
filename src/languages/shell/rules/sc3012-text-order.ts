import { testsOf } from '../analysis/tests.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3012',
  name: 'text-order',
  feature: 'string comparison with `<` and `>`',
  why: 'POSIX did not define string ordering in tests for a long time; older shells stop with a syntax error.',
  instead: 'Sort the two strings with `sort`, or compare them with `expr`.',
  help: 'compare the strings with sort or expr',
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
