import { nameSpan, textsOverArrays } from '../analysis/arrays.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2179',
  name: 'text-appended-to-array',
  title: 'string appended to an array',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: '`name+=text` where the name holds an array.',
    why: 'Without an index, the text is appended to the first element.',
    instead: 'Write `name=(…)` for a new list, `name+=(…)` to append an element.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\nlist=(a b)\nlist+=c\necho "${list[@]}"\n', line: 3 },
      { code: '#!/bin/bash\ndeclare -a a; a+=b\necho "${a[@]}"\n', line: 2 },
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
      if (!assignment.append) continue;
      yield {
        at: nameSpan(doc.tree, assignment),
        message: 'this appends to the first element',
        help: `append an element: ${assignment.name}+=(…)`,
      };
    }
  },
});
