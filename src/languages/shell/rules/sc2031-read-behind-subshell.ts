import { lostAssignmentsOf, PROCESSES } from '../analysis/lost-assignments.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2031',
  name: 'read-behind-subshell',
  title: 'variable read after the subshell that set it',
  severity: 'info',
  docs: {
    what: 'A variable that is read after the `( )`, `$( )`, pipeline or background command that last assigned it.',
    why: 'These run in a separate process: outside it, the variable keeps its previous value or remains unset.',
    instead: 'Assign it outside, read it inside, or feed a loop from a file: `while read -r line; do …; done < file`.',
    exceptions: 'Names set by the shell or the image, such as PATH, are often changed intentionally for one subshell.',
  },
  examples: {
    bad: [
      { code: '(count=1)\necho "$count"\n', line: 2 },
      { code: 'seq 3 | while read -r i; do last=$i; done\necho "$last"\n', line: 2 },
    ],
    good: [
      { code: '{ count=1; }\necho "$count"\n' },
      { code: 'while read -r i; do last=$i; done < list\necho "$last"\n' },
    ],
  },
  needs: PROCESSES,

  *check(doc, { profile }) {
    for (const { name, span, reads } of lostAssignmentsOf(doc, profile === 'hadolint')) {
      for (const at of reads) {
        yield {
          at,
          message: `the value of \`${name}\` set in a subshell is not available here`,
          help: 'set it outside the subshell, or read it inside',
          related: [{ at: span, message: 'it is set here' }],
        };
      }
    }
  },
});
