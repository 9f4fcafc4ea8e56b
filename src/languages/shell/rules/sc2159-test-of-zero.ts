import { bareConstants } from '../analysis/bare-constants.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2159',
  name: 'test-of-zero',
  title: '[ 0 ] as a condition',
  severity: 'error',
  docs: {
    what: '`[ 0 ]`: a test of the string `0`.',
    why: 'Every non-empty string is true, so this is true.',
    instead: 'Write `false`, or compare it with a value.',
  },
  examples: {
    bad: [
      { code: 'if [ 0 ]; then make; fi\n', line: 1 },
      { code: 'while [ ! 0 ]; do make; done\n', line: 1 },
    ],
    good: [{ code: 'if false; then make; fi\n' }, { code: '[ "$x" = 0 ]\n' }],
  },
  needs: ['test:'],

  *check(doc) {
    for (const { word, text } of bareConstants(doc)) {
      if (text === '0')
        yield {
          at: doc.tree.spanOf(word),
          message: '`0` is a string here, and every non-empty string is true',
          help: 'use the command: false',
        };
    }
  },
});
