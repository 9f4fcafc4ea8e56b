import { lostOutputs } from '../analysis/lost-output.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2328',
  name: 'redirect-of-captured',
  title: 'redirect inside a command substitution',
  severity: 'error',
  recommended: 'off',
  docs: {
    what: 'A redirect of the output of the last command in `$( )` or backticks.',
    why: 'The output goes to the redirect, so the substitution is empty.',
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
    for (const { redirect } of lostOutputs(doc)) {
      yield {
        at: doc.tree.spanOf(redirect),
        message: 'this redirect leaves the enclosing substitution empty',
        help: 'use tee, or remove the redirect',
      };
    }
  },
});
