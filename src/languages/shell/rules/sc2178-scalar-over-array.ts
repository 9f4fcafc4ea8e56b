import { nameSpan, textsOverArrays } from '../analysis/arrays.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2178',
  name: 'scalar-over-array',
  title: 'an array set to a text',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'An assignment of a text to a name that held an array before.',
    why: 'Without an index the first element is meant.',
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
        message: 'this sets the first element only, and keeps the others',
        help: `${assignment.name}=(…)`,
      };
    }
  },
});
