import { ownReferences } from '../analysis/flow.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2098',
  name: 'expansion-before-assignment',
  title: 'an expansion that does not see the assignment before it',
  severity: 'warning',
  docs: {
    what: 'A variable in the arguments of a command that is assigned right before it.',
    why: 'The shell expands the arguments first, with the old value; only the program sees the new one.',
    instead: 'Assign on a line of its own.',
  },
  examples: {
    bad: [
      { code: 'dir=/srv ls "$dir"\n', line: 1 },
      { code: 'A=1 B=2 echo $B\n', line: 1 },
    ],
    good: [{ code: 'dir=/srv; ls "$dir"\n' }, { code: 'dir=/srv make\n' }],
  },
  needs: ['Assignment'],

  *check(doc) {
    for (const { assignment, reference } of ownReferences(doc)) {
      yield {
        at: doc.tree.spanOf(reference),
        message: `\`${assignment.name}\` has its old value here`,
        help: `${assignment.name}=…; command`,
      };
    }
  },
});
