import { testsOf } from '../analysis/tests.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2072',
  name: 'decimal-in-test',
  title: 'decimal number in a test',
  severity: 'error',
  docs: {
    what: 'A decimal number in a numeric comparison.',
    why: 'Shells only do integer arithmetic: the test fails with an error and counts as false.',
    instead: 'Use `awk` or `bc`, or compare integers.',
  },
  examples: {
    bad: [
      { code: '[ "$x" -gt 1.5 ]\n', line: 1 },
      { code: '#!/bin/bash\n[[ 2.0 -le $y ]]\n', line: 2 },
    ],
    good: [{ code: '[ "$x" -gt 1 ]\n' }, { code: '[ "$x" = 1.5 ]\n' }],
  },
  needs: [
    'test:-eq',
    'test:-ne',
    'test:-lt',
    'test:-le',
    'test:-gt',
    'test:-ge',
    'test:<',
    'test:>',
    'test:\\<',
    'test:\\>',
  ],

  *check(doc) {
    for (const { form, operator, operands } of testsOf(doc).tests) {
      if (form === 'test' || !/^(?:-(?:eq|ne|lt|le|gt|ge)|\\?[<>])$/.test(operator ?? '')) continue;
      for (const word of operands) {
        if (/^["']?\d+\.\d+["']?$/.test(word.text))
          yield {
            at: doc.tree.spanOf(word),
            message: `\`${word.text}\` is not an integer, and the shell only compares integers`,
            help: 'compare decimals with awk',
          };
      }
    }
  },
});
