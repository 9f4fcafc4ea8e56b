import { bareConstants } from '../analysis/bare-constants.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2160',
  name: 'test-of-true',
  title: '[ true ]',
  severity: 'style',
  docs: {
    what: 'A `[ true ]`: a test of the word `true`.',
    why: 'It is true only because every text is; `[ false ]` would be true as well.',
    instead: 'Write `true` without brackets.',
  },
  examples: {
    bad: [
      { code: 'while [ true ]; do make; done\n', line: 1 },
      { code: 'if [ ! true ]; then make; fi\n', line: 1 },
    ],
    good: [{ code: 'while true; do make; done\n' }, { code: '[ "$x" = true ]\n' }],
  },
  needs: ['test:'],

  *check(doc) {
    for (const { word, text } of bareConstants(doc)) {
      if (text === 'true')
        yield { at: doc.tree.spanOf(word), message: '`true` is a text here, and every text is true', help: 'true' };
    }
  },
});
