import { commandsNamed } from '../analysis/named-commands.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3039',
  name: 'let',
  feature: '`let`',
  why: 'dash has no such command: the line fails and the variable keeps its old value.',
  instead: 'Write `: $((x += 1))`.',
  help: 'assign the result: x=$((…))',
  examples: {
    bad: [
      { code: 'let x=1\n', line: 1 },
      { code: 'a && let y++\n', line: 1 },
    ],
    good: [{ code: 'x=$((1))\n' }, { code: '#!/bin/bash\nlet x=1\n' }],
  },
  needs: ['command:let'],

  *find(doc) {
    for (const { name, words } of commandsNamed(doc, 'let')) {
      if (name === 'let' && words[0]) yield { at: words[0].span };
    }
  },
});
