import { arraysOf } from '../analysis/arrays.ts';
import { variableOf } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2128',
  name: 'array-as-scalar',
  title: 'array read without an index',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: '`$name` of an array without an index.',
    why: 'It expands only to the first element.',
    instead: 'Write `"${name[@]}"` for all elements, `"${name[0]}"` for the first.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\na=(1 2); echo "$a"\n', line: 2 },
      { code: '#!/bin/bash\ndeclare -A b; echo "${b}"\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\na=(1 2); echo "${a[@]}"\n' }, { code: '#!/bin/bash\na=1; echo "$a"\n' }],
  },
  needs: ['SimpleExpansion', 'ParameterExpansion'],

  *check(doc, { profile }) {
    // Other shells have no arrays, as SC3028 and SC3030 report. ShellCheck names those of Bash here, too.
    if (profile !== 'hadolint' && doc.dialect !== 'bash' && doc.dialect !== 'ksh') return;
    const arrays = arraysOf(doc);
    if (arrays.size === 0) return;
    for (const node of [...doc.tree.ofType('SimpleExpansion'), ...doc.tree.ofType('ParameterExpansion')]) {
      const name = variableOf(node) ?? '';
      const from = arrays.get(name);
      if (from === undefined || node.pos < from) continue;
      if (node.type === 'ParameterExpansion' && (node.index || node.prefix || node.operation)) continue;
      yield {
        at: doc.tree.spanOf(node),
        message: `this expands only to the first element of \`${name}\``,
        help: `expand all elements: \${${name}[@]}`,
      };
    }
  },
});
