import { bareConstants } from '../analysis/bare-constants.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2158',
  name: 'test-of-false',
  title: '[ false ]',
  severity: 'error',
  docs: {
    what: 'A `[ false ]`: a test of the word `false`.',
    why: 'Every text but the empty one is true, so this is true.',
    instead: 'Write `false` without brackets.',
  },
  examples: {
    bad: [
      { code: 'if [ false ]; then make; fi\n', line: 1 },
      { code: 'while [ ! false ]; do make; done\n', line: 1 },
    ],
    good: [{ code: 'if false; then make; fi\n' }, { code: '[ "$x" = false ]\n' }],
  },
  needs: ['test:'],

  *check(doc) {
    for (const { word, text } of bareConstants(doc)) {
      if (text === 'false')
        yield { at: doc.tree.spanOf(word), message: '`false` is a text here, and every text is true', help: 'false' };
    }
  },
});
