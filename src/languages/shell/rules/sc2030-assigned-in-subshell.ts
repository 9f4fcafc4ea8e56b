import { lostAssignmentsOf, PROCESSES } from '../analysis/lost-assignments.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2030',
  name: 'assigned-in-subshell',
  title: 'a value that ends with its subshell',
  severity: 'info',
  recommended: 'off',
  docs: {
    what: 'An assignment inside `( )`, `$( )`, a pipeline or a command in the background to a variable that is read behind it. SC2031 tells of the other end.',
    why: 'These run in a process of their own: the value ends with it.',
    instead: 'Assign it outside, or read it inside.',
  },
  examples: {
    bad: [
      { code: '(count=1)\necho "$count"\n', line: 1 },
      { code: 'seq 3 | while read -r i; do last=$i; done\necho "$last"\n', line: 1 },
    ],
    good: [{ code: '{ count=1; }\necho "$count"\n' }, { code: '(count=1; echo "$count")\n' }],
  },
  needs: PROCESSES,

  *check(doc, { profile }) {
    for (const { name, span, reads } of lostAssignmentsOf(doc, profile === 'hadolint')) {
      const isNamed = doc.text.startsWith(name, span.start);
      yield {
        at: isNamed ? { start: span.start, end: span.start + name.length } : span,
        message: `this value of \`${name}\` ends with the subshell around it`,
        help: 'assign it outside of the subshell',
        related: reads.slice(0, 1).map((at) => ({ at, message: 'it is read here' })),
      };
    }
  },
});
