import { commandsNamed } from '../analysis/named-commands.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3061',
  name: 'read-without-name',
  feature: '`read` without a variable name',
  why: 'dash stops with "arg count".',
  instead: 'Name the variable: `read -r REPLY`.',
  help: 'name the variable: read -r REPLY',
  examples: {
    bad: [
      { code: 'read\n', line: 1 },
      { code: 'a | read -r\n', line: 1 },
    ],
    good: [{ code: 'read -r x\n' }, { code: '#!/bin/bash\nread\n' }],
  },
  needs: ['command:read'],

  *find(doc) {
    for (const { name, args, words } of commandsNamed(doc, 'read')) {
      if (name === 'read' && words[0] && args.every(({ value }) => value.startsWith('-'))) yield { at: words[0].span };
    }
  },
});
