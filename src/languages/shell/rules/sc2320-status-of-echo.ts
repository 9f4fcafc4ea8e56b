import { statusUses } from '../analysis/status-uses.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2320',
  name: 'status-of-echo',
  title: '$? of echo',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A `$?` right behind `echo`.',
    why: 'It is the status of the printing, which nearly always works, and not that of the command before.',
    instead: 'Store it before: `make; status=$?`.',
  },
  examples: {
    bad: [
      { code: 'make\necho done\nexit $?\n', line: 3 },
      { code: 'echo a >&2 || exit $?\n', line: 1 },
    ],
    good: [{ code: 'make\nstatus=$?\necho done\nexit $status\n' }, { code: 'make; status=$?\n' }],
  },
  needs: ['$?', '${?'],

  *check(doc, facts) {
    for (const { status, print } of statusUses(doc).ofPrints) {
      // Whether a file could be written is worth asking.
      const writes = print.redirects.some(({ operator }) => operator === '>' || operator === '>>');
      if (writes && facts.profile !== 'hadolint') continue;
      yield {
        at: doc.tree.spanOf(status),
        message: 'this is the status of the printing before it',
        help: 'store the status before: status=$?',
      };
    }
  },
});
