import { statusUses } from '../analysis/status-uses.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2319',
  name: 'status-of-test',
  title: '$? after a condition',
  severity: 'warning',
  docs: {
    what: '`$?` directly after a test used as a condition.',
    why: 'It is the exit status of the test itself, 0 or 1, not that of the preceding command.',
    instead: 'Save it before the test: `make; status=$?`.',
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
        message: 'this is the exit status of the preceding test',
        help: 'save the status before the test: status=$?',
      };
    }
  },
});
