import { bareConstants } from '../analysis/bare-constants.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2078',
  name: 'constant-test',
  title: 'test of a constant string',
  severity: 'error',
  docs: {
    what: 'A `[ ]` or `[[ ]]` with a single constant string.',
    why: 'The result is always the same: a `$` is missing, or spaces around the operator.',
    instead: 'Write `[ "$name" ]`, or `[ "$name" = value ]` with spaces.',
  },
  examples: {
    bad: [
      { code: 'if [ a=b ]; then make; fi\n', line: 1 },
      { code: '[ DEBUG ] && make\n', line: 1 },
    ],
    good: [{ code: 'if [ "$a" = b ]; then make; fi\n' }, { code: '[ "$DEBUG" ] && make\n' }],
  },
  needs: ['test:'],

  *check(doc) {
    for (const { word, text } of bareConstants(doc)) {
      // SC1035 reports the `!` that touches a word.
      if (!/^(?:true|false|0|1|![^=].*)$/s.test(text))
        yield {
          at: doc.tree.spanOf(word),
          message: `\`${word.text}\` is a constant string, so the result of this test is always the same`,
          help: 'put spaces around the operator, or $ before the name',
        };
    }
  },
});
