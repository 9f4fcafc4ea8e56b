import { ownReferences } from '../analysis/flow.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2098',
  name: 'expansion-before-assignment',
  title: 'expansion that misses the assignment before it',
  severity: 'warning',
  docs: {
    what: 'A variable in the arguments of a command that assigns it as a prefix.',
    why: 'The shell expands the arguments first, with the old value; only the program sees the new one.',
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
    for (const { assignment, reference } of ownReferences(doc)) {
      yield {
        at: doc.tree.spanOf(reference),
        message: `\`${assignment.name}\` still has its old value here`,
        help: `assign it first: ${assignment.name}=…; command`,
      };
    }
  },
});
