import { lostAssignmentsOf, PROCESSES } from '../analysis/lost-assignments.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2031',
  name: 'read-behind-subshell',
  title: 'a variable read behind the subshell that set it',
  severity: 'info',
  docs: {
    what: 'A variable that is read behind the `( )`, `$( )`, pipeline or command in the background that assigned it last.',
    why: 'These run in a process of their own: outside, the variable still has the value from before, or none.',
    instead: 'Assign it outside, read it inside, or feed a loop from a file: `while read -r line; do …; done < file`.',
    exceptions: 'Names that the shell or the image sets, such as PATH, are often changed for one subshell on purpose.',
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
          message: `\`${name}\` was set in a subshell, and that value ended there`,
          help: 'set it outside of the subshell, or read it inside',
          related: [{ at: span, message: 'it is set here' }],
        };
      }
    }
  },
});
