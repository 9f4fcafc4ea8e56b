import { commandsNamed } from '../analysis/named-commands.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3047',
  name: 'trap-pseudo-signal',
  feature: 'traps for `ERR`, `DEBUG` and `RETURN`',
  why: 'dash rejects the name, and the trap is not set.',
  instead: 'Use `EXIT`, or bash.',
  help: 'use EXIT or bash: trap … EXIT',
  examples: {
    bad: [
      { code: 'trap a ERR\n', line: 1 },
      { code: 'trap "b" EXIT DEBUG\n', line: 1 },
    ],
    good: [{ code: 'trap a EXIT\n' }, { code: '#!/bin/bash\ntrap a ERR\n' }],
  },
  needs: ['command:trap'],

  *find(doc) {
    for (const { name, args } of commandsNamed(doc, 'trap')) {
      if (name !== 'trap' || args.length < 2) continue;
      for (const { literal = '', span } of args.slice(1)) {
        if (/^(?:ERR|DEBUG|RETURN)$/i.test(literal)) yield { at: span };
      }
    }
  },
});
