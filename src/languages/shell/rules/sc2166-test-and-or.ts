import { testsOf } from '../analysis/tests.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2166',
  name: 'test-and-or',
  title: '-a or -o between tests',
  severity: 'warning',
  recommended: 'style',
  docs: {
    what: '`-a` or `-o` to join two expressions inside `[ ]`.',
    why: 'The meaning depends on the operands: a value that looks like an operator changes the entire test. POSIX has removed both.',
    instead: 'Write two tests: `[ a ] && [ b ]`.',
  },
  examples: {
    bad: [
      { code: '[ -f a -a -f b ] && make\n', line: 1 },
      { code: 'if [ "$x" = 1 -o "$y" = 2 ]; then make; fi\n', line: 1 },
    ],
    good: [
      { code: '[ -f a ] && [ -f b ] && make\n' },
      { code: '[ -a file ] && make\n', why: 'here -a tests whether a file exists' },
    ],
  },
  needs: ['joint'],

  *check(doc) {
    for (const { form, operator, span } of testsOf(doc).joints) {
      if (form !== '[') continue;
      yield {
        at: span,
        message: `\`${operator}\` is parsed differently if an operand looks like an operator`,
        help: operator === '-a' ? 'use two tests: [ … ] && [ … ]' : 'use two tests: [ … ] || [ … ]',
      };
    }
  },
});
