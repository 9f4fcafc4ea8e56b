import { nameSpan, textsOverArrays } from '../analysis/arrays.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2178',
  name: 'scalar-over-array',
  title: 'string assigned to an array',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'An assignment of a string to a name that previously held an array.',
    why: 'Without an index, the assignment sets only the first element.',
    instead: 'Write `name=(…)` for a new list, `name+=(…)` to append an element.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\nlist=(a b)\nlist=c\necho "${list[@]}"\n', line: 3 },
      { code: '#!/bin/bash\nreadarray -t a < f; a=""\necho "${a[@]}"\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\nlist=(a b)\nlist+=(c)\n' }, { code: '#!/bin/bash\nlist=a\nlist+=b\n' }],
  },
  needs: [
    'ArrayValue',
    'command:declare',
    'command:typeset',
    'command:local',
    'command:read',
    'command:mapfile',
    'command:readarray',
  ],

  *check(doc) {
    for (const assignment of textsOverArrays(doc)) {
      if (assignment.append) continue;
      yield {
        at: nameSpan(doc.tree, assignment),
        message: 'this sets only the first element and keeps the others',
        help: `assign a list: ${assignment.name}=(…)`,
      };
    }
  },
});
