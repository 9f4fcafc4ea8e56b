import { bareConstants } from '../analysis/bare-constants.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2161',
  name: 'test-of-one',
  title: '[ 1 ]',
  severity: 'style',
  docs: {
    what: 'A `[ 1 ]`: a test of the text `1`.',
    why: 'It is true only because every text is; `[ 0 ]` would be true as well.',
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
        yield { at: doc.tree.spanOf(word), message: '`1` is a text here, and every text is true', help: 'true' };
    }
  },
});
