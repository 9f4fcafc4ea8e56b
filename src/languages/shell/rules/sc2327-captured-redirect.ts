import { lostOutputs } from '../analysis/lost-output.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2327',
  name: 'captured-redirect',
  title: 'redirected output in a command substitution',
  severity: 'warning',
  docs: {
    what: '`$( )` or backticks with a single command or pipeline whose output is redirected to a file or another descriptor.',
    why: 'The redirect takes precedence over the capture, so the result is always empty.',
    instead: 'Remove the redirect, write `| tee file`, or read the file afterwards.',
  },
  examples: {
    bad: [
      { code: 'x=$(make > log)\n', line: 1 },
      { code: 'echo "$(date >> stamp)"\n', line: 1 },
    ],
    good: [{ code: 'x=$(make | tee log)\n' }, { code: 'x=$(make 2> log)\n' }],
  },
  needs: ['CommandExpansion'],

  *check(doc) {
    for (const { substitution } of lostOutputs(doc)) {
      yield {
        at: doc.tree.spanOf(substitution),
        message: 'the redirect inside takes all output, so this substitution captures nothing',
        help: 'use tee, or remove the redirect',
      };
    }
  },
});
