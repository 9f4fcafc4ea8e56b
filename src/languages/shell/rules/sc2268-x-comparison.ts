import { testsOf } from '../analysis/tests.ts';
import type { Word } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2268',
  name: 'x-comparison',
  title: 'comparison with an x prefix',
  severity: 'style',
  docs: {
    what: 'A comparison such as `[ x"$a" = xb ]`, with the same letter `x` on both sides.',
    why: 'It works around bugs in shells of the 1980s; quotes are enough now, and the line is easier to read.',
    instead: 'Write `[ "$a" = b ]`.',
  },
  examples: {
    bad: [
      { code: '[ x"$a" = xyes ] && make\n', line: 1 },
      { code: 'if test "x$a" != "x"; then make; fi\n', line: 1 },
    ],
    good: [{ code: '[ "$a" = yes ] && make\n' }, { code: '[ "$a" = "xy" ] && make\n' }],
  },
  needs: ['test:=', 'test:==', 'test:!='],

  *check(doc) {
    for (const { form, operator, operands, only } of testsOf(doc).tests) {
      const [left, right] = operands;
      if ((form === 'test' && !only) || !left || !right || !/^(?:==?|!=)$/.test(operator ?? '')) continue;
      const letter = firstLetter(left);
      if (letter !== firstLetter(right) || !/^[xX]$/.test(letter)) continue;
      yield {
        at: doc.tree.spanOf(left),
        message: `the \`${letter}\` prefix on both sides is not needed in current shells`,
        help: 'remove the prefix and quote both sides',
      };
    }
  },
});

/** The first character, where it is a plain or quoted literal. */
function firstLetter(word: Word): string {
  const match = /^["']?(.)/.exec(word.text);
  return match?.[1] ?? '';
}
