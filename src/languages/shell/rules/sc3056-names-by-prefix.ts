import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3056',
  name: 'names-by-prefix',
  feature: '`${!prefix*}`',
  why: 'dash stops with a syntax error.',
  instead: 'List the names, or search the output of `set`.',
  help: 'list the names',
  examples: {
    bad: [
      { code: 'echo ${!APP_*}\n', line: 1 },
      { code: 'echo "${!APP_@}"\n', line: 1 },
    ],
    good: [{ code: 'echo "$APP_NAME"\n' }, { code: '#!/bin/bash\necho ${!APP_*}\n' }],
  },
  needs: ['!'],

  *find(doc) {
    for (const node of doc.tree.ofType('ParameterExpansion')) {
      if (node.operation?.type === 'Names') yield { at: doc.tree.spanOf(node) };
    }
  },
});
