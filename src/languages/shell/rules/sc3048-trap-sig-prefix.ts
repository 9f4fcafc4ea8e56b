import { commandsNamed } from '../analysis/named-commands.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3048',
  name: 'trap-sig-prefix',
  feature: 'the `SIG` prefix in signal names',
  why: 'dash rejects the name, and the trap is not set.',
  instead: 'Remove the prefix.',
  help: 'remove the prefix, as in: trap … TERM',
  knownIn: ['busybox'],
  examples: {
    bad: [
      { code: 'trap a SIGTERM\n', line: 1 },
      { code: 'trap "b" INT SIGHUP\n', line: 1 },
    ],
    good: [{ code: 'trap a TERM\n' }, { code: '#!/bin/bash\ntrap a SIGTERM\n' }],
  },
  needs: ['command:trap'],

  *find(doc) {
    for (const { name, args } of commandsNamed(doc, 'trap')) {
      if (name !== 'trap' || args.length < 2) continue;
      for (const { literal = '', span } of args.slice(1)) {
        if (/^SIG[A-Z]/i.test(literal)) yield { at: span };
      }
    }
  },
});
