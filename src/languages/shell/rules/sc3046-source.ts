import { commandsNamed } from '../analysis/named-commands.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3046',
  name: 'source',
  feature: '`source`',
  why: 'dash has no such command: the line fails with "not found", and the file is not read.',
  instead: 'Write `. ./file`.',
  help: 'use the dot command: . ./file',
  knownIn: ['busybox'],
  fixable: 'always',
  examples: {
    bad: [
      { code: 'source /etc/profile\n', line: 1, fixed: '. /etc/profile\n' },
      { code: 'a && source ./env\n', line: 1, fixed: 'a && . ./env\n' },
    ],
    good: [{ code: '. /etc/profile\n' }, { code: '#!/bin/bash\nsource /etc/profile\n' }],
  },
  needs: ['command:source'],

  *find(doc) {
    for (const { name, words } of commandsNamed(doc, 'source')) {
      if (name !== 'source' || !words[0]) continue;
      const { span } = words[0];
      yield {
        at: span,
        fix: { title: 'Replace it with `.`', safety: 'unsafe' as const, edits: [{ span, text: '.' }] },
      };
    }
  },
});
