import { commandsNamed } from '../analysis/named-commands.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3043',
  name: 'local',
  feature: '`local`',
  why: 'POSIX does not define it, although dash and BusyBox support it.',
  instead: 'Use names that do not collide, or a subshell as the function body.',
  help: 'use a unique variable name without local',
  knownIn: ['dash', 'busybox'],
  recommended: 'off',
  examples: {
    bad: [
      { code: 'f() { local x=1; }\n', line: 1 },
      { code: 'g() { local y; }\n', line: 1 },
    ],
    good: [{ code: 'f() { x=1; }\n' }, { code: '#!/bin/bash\nf() { local x=1; }\n' }],
  },
  needs: ['command:local'],

  *find(doc) {
    for (const { name, words } of commandsNamed(doc, 'local')) {
      if (name === 'local' && words[0]) yield { at: words[0].span };
    }
  },
});
