import { bareConstants } from '../analysis/bare-constants.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2158',
  name: 'test-of-false',
  title: '[ false ] as a condition',
  severity: 'error',
  docs: {
    what: '`[ false ]`: a test of the string `false`.',
    why: 'Every non-empty string is true, so this is true.',
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
        yield {
          at: doc.tree.spanOf(word),
          message: '`false` is a string here, and every non-empty string is true',
          help: 'remove the brackets: false',
        };
    }
  },
});
