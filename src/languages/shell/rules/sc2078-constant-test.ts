import { bareConstants } from '../analysis/bare-constants.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2078',
  name: 'constant-test',
  title: 'a test of a fixed text',
  severity: 'error',
  docs: {
    what: 'A `[ ]` or `[[ ]]` of one fixed text.',
    why: 'It always gives the same answer: a `$` is missing, or blanks around the operator.',
    instead: 'Write `[ "$name" ]`, or `[ "$name" = value ]` with blanks.',
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
          message: `\`${word.text}\` is a fixed text: this test always gives the same answer`,
          help: 'put blanks around the operator, or $ before the name',
        };
    }
  },
});
