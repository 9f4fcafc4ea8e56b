import { testsOf } from '../analysis/tests.ts';
import type { Word } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import { fixedTextOf } from '../word.ts';

export default defineShellcheckRule({
  id: 'SC2157',
  name: 'never-empty-test',
  title: 'a test for emptiness of a text that never is empty',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'A `-n` or `-z` test of a text that holds literal characters.',
    why: 'The text is never empty, so the test has the same result every time.',
    instead: 'Test the variable alone.',
  },
  examples: {
    bad: [
      { code: '[ -z "x$name" ] && exit 1\n', line: 1 },
      { code: '[ -n name ] && make\n', line: 1 },
    ],
    good: [{ code: '[ -z "$name" ] && exit 1\n' }, { code: '[ "x$name" = x ] && exit 1\n' }],
  },
  needs: ['test:-n', 'test:-z'],

  *check(doc) {
    for (const { form, operator, operands } of testsOf(doc).tests) {
      const [word, second] = operands;
      if (form === 'test' || !word || second || (operator !== '-n' && operator !== '-z') || !hasFixedText(word))
        continue;
      yield {
        at: doc.tree.spanOf(word),
        message: `this text is never empty: \`${operator}\` has the same result every time`,
        help: 'test the variable alone',
      };
    }
  },
});

function hasFixedText(word: Word): boolean {
  return fixedTextOf(word) !== '' && !(word.parts ?? []).some(({ type }) => type === 'Glob' || type === 'ExtendedGlob');
}
