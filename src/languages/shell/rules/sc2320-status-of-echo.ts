import { statusUses } from '../analysis/status-uses.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2320',
  name: 'status-of-echo',
  title: '$? after echo',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: '`$?` directly after `echo`.',
    why: 'It is the exit status of `echo`, which almost always succeeds, not that of the command before.',
    instead: 'Save it before the `echo`: `make; status=$?`.',
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
        message: 'this is the exit status of the preceding print command',
        help: 'save the status before it: status=$?',
      };
    }
  },
});
