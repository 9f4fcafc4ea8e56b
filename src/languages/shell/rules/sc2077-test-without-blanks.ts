import { isConstant } from '../analysis/position.ts';
import { testsOf } from '../analysis/tests.ts';
import type { Word } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2077',
  name: 'test-without-blanks',
  title: 'no blanks around = in a test',
  severity: 'error',
  docs: {
    what: 'A `[ ]` or `[[ ]]` of one word that holds `=`.',
    why: 'Without blanks it is one text, and every text but the empty one is true.',
    instead: 'Put blanks around the operator.',
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
        message: 'this is one text, not a comparison, and it is always true',
        help: 'put blanks around the operator',
      };
    }
  },
});

/** Whether an operator is in it, outside of quotes. */
function hasOperator({ parts = [] }: Word): boolean {
  return parts.some((part) => part.type === 'Literal' && part.text.includes('='));
}
