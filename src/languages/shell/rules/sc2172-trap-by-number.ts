import { trappedSignals } from '../analysis/trapped-signals.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

/** Numbers that POSIX gives to signals, 0 being the end of the script. */
const PORTABLE: ReadonlySet<number> = new Set([0, 1, 2, 3, 6, 9, 14, 15]);

export default defineShellcheckRule({
  id: 'SC2172',
  name: 'trap-by-number',
  title: 'signal by number',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A `trap` for a signal number other than 0, 1, 2, 3, 6, 9, 14 and 15.',
    why: 'Other numbers refer to different signals on different systems and processors.',
    instead: 'Use the name of the signal.',
  },
  examples: {
    bad: [
      { code: 'trap cleanup 12\n', line: 1 },
      { code: "trap '' 1 13\n", line: 1 },
    ],
    good: [{ code: 'trap cleanup USR2\n' }, { code: 'trap cleanup 1 2 15\n' }],
  },
  needs: ['command:trap'],

  *check(doc) {
    for (const { word, signal } of trappedSignals(doc)) {
      if (!/^\d+$/.test(signal) || PORTABLE.has(Number(signal))) continue;
      yield {
        at: word.span,
        message: `signal number ${signal} is a different signal on other systems`,
        help: 'use the signal name',
      };
    }
  },
});
