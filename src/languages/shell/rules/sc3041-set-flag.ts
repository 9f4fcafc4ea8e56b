import { commandsNamed } from '../analysis/named-commands.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3041',
  name: 'set-flag',
  feature: 'this flag of `set`',
  why: 'A shell that does not know the flag stops at once.',
  instead: 'Use a flag that POSIX names.',
  help: 'use bash',
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
