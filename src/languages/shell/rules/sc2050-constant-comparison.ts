import { isConstant, isGlobWord } from '../analysis/position.ts';
import { testsOf } from '../analysis/tests.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2050',
  name: 'constant-comparison',
  title: 'comparison of two constants',
  severity: 'warning',
  docs: {
    what: 'A comparison in a test without a variable on either side.',
    why: 'The result is always the same: a `$` is probably missing.',
    instead: 'Write `"$name"`.',
  },
  examples: {
    bad: [
      { code: 'if [ mode = debug ]; then make; fi\n', line: 1 },
      { code: '#!/bin/bash\n[[ x == y ]] && make\n', line: 2 },
    ],
    good: [{ code: 'if [ "$mode" = debug ]; then make; fi\n' }, { code: '[ a -nt b ] && make\n' }],
  },
  needs: ['command:[', 'TestCommand'],

  *check(doc) {
    for (const { form, operator = '', operands, span } of testsOf(doc).tests) {
      const [left, right] = operands;
      if (form === 'test' || !left || !right || /^-(?:nt|ot|ef)$/.test(operator)) continue;
      // In `[[ ]]` a word beside -eq is a variable.
      if (form === '[[' && operator.startsWith('-')) continue;
      if (!isConstant(left) || !isConstant(right) || isGlobWord(left) || isGlobWord(right)) continue;
      yield {
        at: span,
        message: 'the result of this comparison is always the same',
        help: 'expand the variable: "$name"',
      };
    }
  },
});
