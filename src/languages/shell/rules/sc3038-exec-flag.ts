import { commandsNamed } from '../analysis/named-commands.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3038',
  name: 'exec-flag',
  feature: '`exec` flags',
  why: 'dash, `/bin/sh` on Debian and Ubuntu, stops with a syntax error.',
  instead: 'Remove the flags.',
  help: 'remove the flags: exec command',
  examples: {
    bad: [
      { code: 'exec -a x y\n', line: 1 },
      { code: 'exec -l sh\n', line: 1 },
    ],
    good: [{ code: 'exec y\n' }, { code: '#!/bin/bash\nexec -a x y\n' }],
  },
  needs: ['command:exec'],

  *find(doc) {
    for (const { name, words, args, span } of commandsNamed(doc, 'exec')) {
      const [flag] = args;
      if (name === 'exec' && flag && words.length > 1 && /^-[acl]/.test(flag.text) && span) yield { at: flag.span };
    }
  },
});
