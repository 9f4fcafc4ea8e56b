import { namesIn } from '../analysis/names.ts';
import { variableOf } from '../analysis/position.ts';
import { variablesOf } from '../analysis/variables.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3028',
  name: 'bash-variable',
  feature: 'variables specific to Bash',
  why: 'They are empty in dash and other shells, so the command works on an empty value.',
  instead: 'Use a command: `hostname`, `id -u`, `date +%s`.',
  help: 'use a command such as hostname, id -u or date',
  examples: {
    bad: [
      { code: 'echo $RANDOM\n', line: 1 },
      { code: 'x="$UID-${HOSTNAME}"\n', line: 1 },
    ],
    good: [{ code: 'echo "$HOME"\n' }, { code: '#!/bin/bash\necho $RANDOM\n' }],
  },
  needs: ['SimpleExpansion', 'ParameterExpansion', 'ArithmeticWord'],

  *find(doc) {
    const { assignments, guarded } = variablesOf(doc);
    const outside = namesIn(doc.variables);
    const set = new Set([...guarded, ...assignments.map(({ name }) => name)]);
    const nodes = [
      ...doc.tree.ofType('SimpleExpansion'),
      ...doc.tree.ofType('ParameterExpansion'),
      ...doc.tree.ofType('ArithmeticWord').filter(({ value, parts }) => value.startsWith('$') && !parts),
    ];
    for (const node of nodes) {
      const name = (node.type === 'ArithmeticWord' ? node.value.slice(1) : variableOf(node)) ?? '';
      if (ALWAYS.test(name) || (UNLESS_SET.test(name) && !set.has(name) && !outside.has(name)))
        yield { at: doc.tree.spanOf(node), feature: `the variable \`${name}\`` };
    }
  },
});

const ALWAYS = /^(?:RANDOM|SECONDS|EPOCHSECONDS|EPOCHREALTIME|SRANDOM)$/;
const UNLESS_SET =
  /^(?:OSTYPE|MACHTYPE|HOSTTYPE|HOSTNAME|UID|EUID|SHLVL|DIRSTACK|PIPESTATUS|SHELLOPTS|FUNCNAME|GROUPS|MAPFILE|BASH|BASH_(?!VERSION$)\w*|COMP_\w*)$/;
