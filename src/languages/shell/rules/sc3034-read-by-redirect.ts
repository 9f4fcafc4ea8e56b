import { readSubstitutionsOf } from '../analysis/read-substitutions.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3034',
  name: 'read-by-redirect',
  feature: '`$(<file)`',
  why: 'dash opens the file and prints nothing: the value is empty.',
  instead: 'Write `$(cat file)`.',
  help: 'use cat: $(cat file)',
  examples: {
    bad: [
      { code: 'x=$(<file)\n', line: 1 },
      { code: 'echo "$(< $f)"\n', line: 1 },
    ],
    good: [{ code: 'x=$(cat file)\n' }, { code: '#!/bin/bash\nx=$(<file)\n' }],
  },
  needs: ['operator:<'],

  *find(doc) {
    for (const node of readSubstitutionsOf(doc, false)) yield { at: doc.tree.spanOf(node) };
  },
});
