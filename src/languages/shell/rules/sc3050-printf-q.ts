import { commandsNamed } from '../analysis/named-commands.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3050',
  name: 'printf-q',
  feature: '`printf %q`',
  why: 'dash stops with "invalid directive".',
  instead: 'Quote the value manually.',
  help: 'use %s and quote the value manually',
  examples: {
    bad: [
      { code: 'printf "%q" "$x"\n', line: 1 },
      { code: "printf 'a %q\\n' b\n", line: 1 },
    ],
    good: [{ code: 'printf "%s" "$x"\n' }, { code: '#!/bin/bash\nprintf "%q" "$x"\n' }],
  },
  needs: ['command:printf'],

  *find(doc) {
    for (const { name, args } of commandsNamed(doc, 'printf')) {
      const [format] = args;
      if (name === 'printf' && format?.value.replace(/%%/g, '').includes('%q')) yield { at: format.span };
    }
  },
});
