import type { Span } from '../../../core/text.ts';
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
      const sign = operatorIn(word);
      if (!sign) continue;
      yield {
        at: doc.tree.isDecoded(word) ? doc.tree.spanOf(word) : sign,
        message: 'this is one text, not a comparison, and it is always true',
        help: 'put blanks around the operator',
      };
    }
  },
});

const OPERATOR = /[=!]=|=~?/;

/** The operator between two texts that touch it, outside of quotes. */
function operatorIn({ parts = [] }: Word): Span | undefined {
  for (const part of parts) {
    const found = part.type === 'Literal' ? OPERATOR.exec(part.text) : undefined;
    if (found) return { start: part.pos + found.index, end: part.pos + found.index + found[0].length };
  }
  return undefined;
}
