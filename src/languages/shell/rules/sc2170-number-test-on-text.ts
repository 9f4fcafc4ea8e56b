import { isGlobWord } from '../analysis/position.ts';
import { isNumeric, NUMERIC_TESTS, testsOf } from '../analysis/tests.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import { fixedTextOf, literalOf } from '../word.ts';

export default defineShellcheckRule({
  id: 'SC2170',
  name: 'number-test-on-text',
  title: 'numeric comparison with a string',
  severity: 'error',
  docs: {
    what: '`-eq`, `-ne`, `-lt`, `-le`, `-gt` or `-ge` in `[ ]` with an operand that is not a number.',
    why: 'The test fails with "integer expression expected" and counts as false.',
    instead: 'Compare strings with `=`.',
  },
  examples: {
    bad: [
      { code: '[ "$mode" -eq debug ] && make\n', line: 1 },
      { code: 'if [ "$a" -ne "" ]; then make; fi\n', line: 1 },
    ],
    good: [{ code: '[ "$mode" = debug ] && make\n' }, { code: '[ "$n" -eq 3 ] && make\n' }],
  },
  needs: NUMERIC_TESTS,

  *check(doc) {
    for (const test of testsOf(doc).tests) {
      const { form, operator, operands } = test;
      if (form !== '[' || !isNumeric(test)) continue;
      for (const word of operands) {
        const text = literalOf(word);
        // Files or words replace a pattern; SC2255 and SC2200 report that.
        if (isGlobWord(word) || word.parts?.some(({ type }) => type === 'BraceExpansion')) continue;
        if (text === undefined ? !/[A-Za-z]/.test(fixedTextOf(word)) : /^\s*[-+]?[\d.]+\s*$/.test(text)) continue;
        yield {
          at: doc.tree.spanOf(word),
          message: `\`${operator}\` compares numbers, and \`${word.text}\` is not a number`,
          help: 'compare strings with = or !=',
        };
      }
    }
  },
});
