import { lostOutputs } from '../analysis/lost-output.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2327',
  name: 'captured-redirect',
  title: 'a substitution whose output goes elsewhere',
  severity: 'warning',
  docs: {
    what: 'A `$( )` or backticks with one command or pipeline whose output is redirected to a file or another descriptor.',
    why: 'The redirect comes later than the capture, so the text is always empty.',
    instead: 'Drop the redirect, write `| tee file`, or read the file afterwards.',
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
        message: 'this is always empty: the output goes where the redirect inside sends it',
        help: 'use tee, or drop the redirect',
      };
    }
  },
});
