import { readSubstitutionsOf } from '../analysis/read-substitutions.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3035',
  name: 'read-by-backticks',
  feature: '`` `<file` ``',
  why: 'dash opens the file and prints nothing: the value is empty.',
  instead: 'Write `$(cat file)`.',
  help: 'use cat: $(cat file)',
  examples: {
    bad: [
      { code: 'x=`<file`; echo "$x"\n', line: 1 },
      { code: 'echo "`< $f`"\n', line: 1 },
    ],
    good: [{ code: 'x=$(cat file); echo "$x"\n' }, { code: '#!/bin/bash\nx=`<file`; echo "$x"\n' }],
  },
  needs: ['operator:<'],

  *find(doc) {
    for (const node of readSubstitutionsOf(doc, true)) yield { at: doc.tree.spanOf(node) };
  },
});
