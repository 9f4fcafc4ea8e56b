import { pairsOf } from '../analysis/pipelines.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2010',
  name: 'ls-grep',
  title: 'ls piped to grep',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: '`ls … | grep …` to select files by name.',
    why: '`ls` rewrites unusual characters in file names, and a name that contains a newline counts as two.',
    instead: 'Use a glob (`*.txt`), or `find` with `-name`.',
  },
  examples: {
    bad: [
      { code: 'ls /srv | grep tmp\n', line: 1 },
      { code: 'ls -l | grep "\\.log$"\n', line: 1 },
    ],
    good: [{ code: "find /srv -name '*tmp*'\n" }, { code: 'grep tmp list\n' }],
  },
  needs: ['command:ls'],

  *check(doc) {
    for (const { left } of pairsOf(doc, /^ls$/, /^[ef]?grep$/)) {
      yield {
        at: left.span,
        message: '`ls` output is for display: unusual file names are altered before `grep` sees them',
        help: "use a glob or find: find … -name '…'",
      };
    }
  },
});
