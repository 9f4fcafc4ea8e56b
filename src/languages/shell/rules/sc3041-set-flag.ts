import { commandsNamed } from '../analysis/named-commands.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3041',
  name: 'set-flag',
  feature: 'non-standard `set` flags',
  why: 'A shell that does not support the flag stops immediately.',
  instead: 'Use a flag defined by POSIX.',
  help: 'use bash, or a flag defined by POSIX',
  knownIn: ['dash', 'busybox'],
  examples: {
    bad: [
      { code: 'set -E\n', line: 1 },
      { code: 'set -e -uB\n', line: 1 },
    ],
    good: [{ code: 'set -eux\n' }, { code: '#!/bin/bash\nset -E\n' }],
  },
  needs: ['command:set'],

  *find(doc) {
    for (const { name, args } of commandsNamed(doc, 'set')) {
      if (name !== 'set') continue;
      for (const { text, span } of args) {
        const match = /^[-+]([A-Za-z]+)$/.exec(text);
        if (text === '--' || !match) break;
        const letter = [...(match[1] ?? '')].find((one) => !'abCefhmnuvxo'.includes(one));
        if (letter) yield { at: span, feature: `\`set -${letter}\`` };
        if (match[1]?.endsWith('o')) break;
      }
    }
  },
});
