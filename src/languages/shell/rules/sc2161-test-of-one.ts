import { bareConstants } from '../analysis/bare-constants.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2161',
  name: 'test-of-one',
  title: '[ 1 ] as a condition',
  severity: 'style',
  docs: {
    what: '`[ 1 ]`: a test of the string `1`.',
    why: 'It is true only because every non-empty string is; `[ 0 ]` would also be true.',
    instead: 'Write `true`.',
  },
  examples: {
    bad: [
      { code: 'while [ 1 ]; do make; done\n', line: 1 },
      { code: 'if [ ! 1 ]; then make; fi\n', line: 1 },
    ],
    good: [{ code: 'while true; do make; done\n' }, { code: '[ "$x" = 1 ]\n' }],
  },
  needs: ['test:'],

  *check(doc) {
    for (const { word, text } of bareConstants(doc)) {
      if (text === '1')
        yield {
          at: doc.tree.spanOf(word),
          message: '`1` is a string here, and every non-empty string is true',
          help: 'use the command: true',
        };
    }
  },
});
