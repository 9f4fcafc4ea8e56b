import { trappedSignals } from '../analysis/trapped-signals.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2173',
  name: 'trap-for-kill',
  title: 'trap for a signal that cannot be caught',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'A `trap` for KILL or STOP.',
    why: 'The kernel never delivers these two signals to a process, so the commands do not run.',
    instead: 'Catch TERM, which `docker stop` sends first, or the end of the script: `trap … EXIT`.',
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
      yield { at: word.span, message: `a process cannot catch \`${signal}\``, help: 'catch TERM instead: trap … TERM' };
    }
  },
});
