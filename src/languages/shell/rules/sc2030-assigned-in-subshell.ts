import { lostAssignmentsOf, PROCESSES } from '../analysis/lost-assignments.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2030',
  name: 'assigned-in-subshell',
  title: 'value lost when its subshell ends',
  severity: 'info',
  recommended: 'off',
  docs: {
    what: 'An assignment inside `( )`, `$( )`, a pipeline or a background command to a variable that is read afterwards. SC2031 reports the read.',
    why: 'These run in a separate process, and the value is lost when it ends.',
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
        message: `this value of \`${name}\` is lost when its subshell ends`,
        help: 'assign it outside the subshell',
        related: reads.slice(0, 1).map((at) => ({ at, message: 'it is read here' })),
      };
    }
  },
});
