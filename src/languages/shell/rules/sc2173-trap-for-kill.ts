import { trappedSignals } from '../analysis/trapped-signals.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2173',
  name: 'trap-for-kill',
  title: 'a trap for a signal that cannot be caught',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'A `trap` for KILL or STOP.',
    why: 'The system never hands these two to a process: the commands will not run.',
    instead: 'Catch TERM, which `docker stop` sends first, and what ends the script: `trap … EXIT`.',
  },
  examples: {
    bad: [
      { code: 'trap cleanup KILL\n', line: 1 },
      { code: "trap 'a' INT 9\n", line: 1 },
    ],
    good: [{ code: 'trap cleanup TERM\n' }, { code: 'trap - KILL\n' }],
  },
  needs: ['command:trap'],

  *check(doc) {
    for (const { word, signal } of trappedSignals(doc)) {
      if (!/^(?:9|(?:SIG)?(?:KILL|STOP))$/i.test(signal)) continue;
      yield { at: word.span, message: `no process can catch \`${signal}\``, help: 'trap … TERM' };
    }
  },
});
