import { commandsNamed } from '../analysis/named-commands.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3049',
  name: 'trap-lower-case',
  feature: 'lower-case signal names',
  why: 'POSIX does not require shells to accept them; dash and BusyBox do.',
  instead: 'Write them in upper case.',
  help: 'use upper case, as in: trap … TERM',
  knownIn: ['dash', 'busybox'],
  recommended: 'off',
  examples: {
    bad: [
      { code: 'trap a term\n', line: 1 },
      { code: 'trap "b" INT Hup\n', line: 1 },
    ],
    good: [{ code: 'trap a TERM\n' }, { code: '#!/bin/bash\ntrap a term\n' }],
  },
  needs: ['command:trap'],

  *find(doc) {
    for (const { name, args } of commandsNamed(doc, 'trap')) {
      if (name !== 'trap' || args.length < 2) continue;
      for (const { literal = '', span } of args.slice(1)) {
        if (/^[A-Za-z]*[a-z][A-Za-z]*$/.test(literal)) yield { at: span };
      }
    }
  },
});
