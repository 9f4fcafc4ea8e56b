import { isConstant } from '../analysis/position.ts';
import { testsOf } from '../analysis/tests.ts';
import type { Word } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import { fixedTextOf } from '../word.ts';

export default defineShellcheckRule({
  id: 'SC2157',
  name: 'never-empty-test',
  title: 'emptiness test of a string that is never empty',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'A `-n` or `-z` test of a string that contains literal characters.',
    why: 'The string is never empty, so the result is always the same.',
    instead: 'Test only the variable.',
  },
  examples: {
    bad: [
      { code: '[ -z "x$name" ] && exit 1\n', line: 1 },
      { code: '[ -n name ] && make\n', line: 1 },
    ],
    good: [{ code: '[ -z "$name" ] && exit 1\n' }, { code: '[ "x$name" = x ] && exit 1\n' }],
  },
  needs: ['test:-n', 'test:-z', 'test:'],

  *check(doc) {
    for (const { form, operator, operands } of testsOf(doc).tests) {
      const [word, second] = operands;
      if (form === 'test' || !word || second || !hasFixedText(word)) continue;
      // A bare word that is constant is SC2078, one with an operator in it SC2077.
      if (operator === undefined ? isConstant(word) || hasOperator(word) : operator !== '-n' && operator !== '-z')
        continue;
      yield {
        at: doc.tree.spanOf(word),
        message:
          operator === undefined
            ? 'this string is never empty, so the test is always true'
            : `this string is never empty, so the result of \`${operator}\` is always the same`,
        help: 'test only the variable',
      };
    }
  },
});

function hasFixedText(word: Word): boolean {
  return fixedTextOf(word) !== '' && !(word.parts ?? []).some(({ type }) => /Glob$|^BraceExpansion$/.test(type));
}

function hasOperator({ parts = [] }: Word): boolean {
  return parts.some((part) => part.type === 'Literal' && (part.text.includes('=') || part.text.startsWith('!')));
}
