import { ownReferences } from '../analysis/flow.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2097',
  name: 'own-assignment',
  title: 'prefix assignment not seen by the arguments',
  severity: 'warning',
  docs: {
    what: 'An assignment before a command whose arguments read the same variable.',
    why: 'Only the program sees the assignment; the shell expands the arguments first, with the old value.',
    instead: 'Assign on a separate line.',
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
    for (const { assignment } of ownReferences(doc)) {
      yield {
        at: doc.tree.spanOf(assignment),
        message: `only the program sees this \`${assignment.name}\`, not the expansion in its arguments`,
        help: `assign it first: ${assignment.name}=…; command`,
      };
    }
  },
});
