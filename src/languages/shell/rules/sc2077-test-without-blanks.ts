import { isConstant } from '../analysis/position.ts';
import { testsOf } from '../analysis/tests.ts';
import type { Word } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2077',
  name: 'test-without-blanks',
  title: 'missing spaces around = in a test',
  severity: 'error',
  docs: {
    what: 'A `[ ]` or `[[ ]]` of one word that contains `=`.',
    why: 'Without spaces it is a single string, and every non-empty string is true.',
    instead: 'Put spaces around the operator.',
  },
  examples: {
    bad: [
      { code: '[ "$a"=b ] && make\n', line: 1 },
      { code: '[ $a!=b ] && make\n', line: 1 },
    ],
    good: [{ code: '[ "$a" = b ] && make\n' }, { code: '[ "$a=b" = "$c" ]\n' }],
  },
  needs: ['test:'],

  *check(doc) {
    for (const { form, operator, operands } of testsOf(doc).tests) {
      const [word] = operands;
      if (form === 'test' || operator !== undefined || !word?.parts || isConstant(word)) continue;
      if (!hasOperator(word)) continue;
      yield {
        at: doc.tree.spanOf(word),
        message: 'this is a single string, not a comparison, so it is always true',
        help: 'put spaces around the operator',
      };
    }
  },
});

/** Whether an operator is in it, outside of quotes. */
function hasOperator({ parts = [] }: Word): boolean {
  return parts.some((part) => part.type === 'Literal' && part.text.includes('='));
}
