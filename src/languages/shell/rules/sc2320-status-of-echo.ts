import { statusUses } from '../analysis/status-uses.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2320',
  name: 'status-of-echo',
  title: '$? of echo',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A `$?` right behind `echo` or `printf`.',
    why: 'It is the status of the printing, which nearly always works, and not that of the command before.',
    instead: 'Store it before: `make; status=$?`.',
  },
  examples: {
    bad: [
      { code: 'make\necho done\nexit $?\n', line: 3 },
      { code: 'printf a >f || exit $?\n', line: 1 },
    ],
    good: [{ code: 'make\nstatus=$?\necho done\nexit $status\n' }, { code: 'echo a | b; x=$?\n' }],
  },
  needs: ['$?', '${?'],

  *check(doc) {
    for (const node of statusUses(doc).ofPrints) {
      yield {
        at: doc.tree.spanOf(node),
        message: 'this is the status of the printing before it',
        help: 'store the status before: status=$?',
      };
    }
  },
});
