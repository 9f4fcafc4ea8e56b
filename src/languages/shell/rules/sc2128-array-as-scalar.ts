import { variableOf } from '../analysis/position.ts';
import type { ShellDocument } from '../document.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2128',
  name: 'array-as-scalar',
  title: 'an array read without an index',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A `$name` of an array, without an index.',
    why: 'It gives the first element only.',
    instead: 'Write `"${name[@]}"` for all elements, `"${name[0]}"` for the first.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\na=(1 2); echo "$a"\n', line: 2 },
      { code: '#!/bin/bash\ndeclare -A b; echo "${b}"\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\na=(1 2); echo "${a[@]}"\n' }, { code: '#!/bin/bash\na=1; echo "$a"\n' }],
  },
  needs: ['dialect:bash', 'dialect:ksh'],

  *check(doc) {
    const arrays = arrayNames(doc);
    if (arrays.size === 0) return;
    for (const node of [...doc.tree.ofType('SimpleExpansion'), ...doc.tree.ofType('ParameterExpansion')]) {
      const name = variableOf(node) ?? '';
      if (!arrays.has(name) || (node.type === 'ParameterExpansion' && (node.index || node.prefix || node.operation)))
        continue;
      yield {
        at: doc.tree.spanOf(node),
        message: `this gives the first element of \`${name}\` only`,
        help: `\${${name}[@]} for all elements`,
      };
    }
  },
});

/** Names that are only ever given arrays. */
function arrayNames({ tree, dialect }: ShellDocument): ReadonlySet<string> {
  const arrays = new Set<string>();
  if (dialect !== 'bash' && dialect !== 'ksh') return arrays;
  for (const name of BUILT_IN) arrays.add(name);
  const scalars = new Set<string>();
  for (const { name, value, index } of tree.ofType('Assignment')) {
    if (value.type === 'ArrayValue') arrays.add(name);
    else if (!index) scalars.add(name);
  }
  for (const { name, suffix } of tree.ofType('Command')) {
    if (!/^(?:declare|typeset|local|readonly)$/.test(name?.text ?? '')) continue;
    if (!suffix.some((part) => part.type === 'Word' && /^-\w*[aA]/.test(part.text))) continue;
    for (const part of suffix) if (part.type === 'Word' && /^\w+$/.test(part.text)) arrays.add(part.text);
  }
  for (const name of scalars) arrays.delete(name);
  return arrays;
}

/** Arrays that bash keeps itself. */
const BUILT_IN: readonly string[] = [
  'BASH_SOURCE',
  'BASH_REMATCH',
  'BASH_LINENO',
  'FUNCNAME',
  'PIPESTATUS',
  'GROUPS',
  'DIRSTACK',
  'COMP_WORDS',
];
