import { bareConstants } from '../analysis/bare-constants.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2160',
  name: 'test-of-true',
  title: '[ true ] as a condition',
  severity: 'style',
  docs: {
    what: '`[ true ]`: a test of the string `true`.',
    why: 'It is true only because every non-empty string is; `[ false ]` would also be true.',
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
        yield {
          at: doc.tree.spanOf(word),
          message: '`true` is a string here, and every non-empty string is true',
          help: 'remove the brackets: true',
        };
    }
  },
});
