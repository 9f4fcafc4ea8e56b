import { statusUses } from '../analysis/status-uses.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2319',
  name: 'status-of-test',
  title: '$? of a condition',
  severity: 'warning',
  docs: {
    what: 'A `$?` that is asked for right behind a test that was a condition.',
    why: 'It is the status of the test itself, 0 or 1, and no longer that of the command before.',
    instead: 'Store it before: `make; status=$?`.',
  },
  examples: {
    bad: [
      { code: 'make\nif [ $? -ne 0 ]; then exit $?; fi\n', line: 2 },
      { code: '[ -f a ] || exit $?\n', line: 1 },
    ],
    good: [{ code: 'make\nstatus=$?\nif [ $status -ne 0 ]; then exit $status; fi\n' }, { code: 'make || exit $?\n' }],
  },
  needs: ['$?', '${?'],

  *check(doc) {
    for (const node of statusUses(doc).ofTests) {
      yield {
        at: doc.tree.spanOf(node),
        message: 'this is the status of the test before it',
        help: 'store the status before the test: status=$?',
      };
    }
  },
});
