import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3034',
  name: 'read-by-redirect',
  feature: '`$(<file)`',
  why: 'dash opens the file and prints nothing: the value is empty.',
  instead: 'Write `$(cat file)`.',
  help: '$(cat file)',
  examples: {
    bad: [
      { code: 'x=$(<file)\n', line: 1 },
      { code: 'echo "$(< $f)"\n', line: 1 },
    ],
    good: [{ code: 'x=$(cat file)\n' }, { code: '#!/bin/bash\nx=$(<file)\n' }],
  },
  needs: ['operator:<'],

  *find(doc) {
    for (const node of doc.tree.ofType('CommandExpansion')) {
      const [only] = node.script?.commands ?? [];
      const command = only?.command;
      if (node.text.startsWith('`') || node.script?.commands.length !== 1 || command?.type !== 'Command') continue;
      if (command.name || command.prefix.length !== 1 || command.redirects[0]?.type !== 'Redirect') continue;
      if (command.redirects[0].operator === '<') yield { at: doc.tree.spanOf(node) };
    }
  },
});
