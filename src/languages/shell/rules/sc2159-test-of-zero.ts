import { bareConstants } from '../analysis/bare-constants.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2159',
  name: 'test-of-zero',
  title: '[ 0 ]',
  severity: 'error',
  docs: {
    what: 'A `[ 0 ]`: a test of the text `0`.',
    why: 'Every text but the empty one is true, so this is true.',
    instead: 'Write `false`, or compare with something.',
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
        yield { at: doc.tree.spanOf(word), message: '`0` is a text here, and every text is true', help: 'false' };
    }
  },
});
