import { commandsNamed } from '../analysis/named-commands.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3037',
  name: 'echo-flag',
  feature: '`echo` flags',
  why: 'dash, `/bin/sh` on Debian and Ubuntu, prints `-e` as text, so it ends up in the output file.',
  instead: 'Use `printf`.',
  help: "use printf: printf '…\\n'",
  recommended: 'info',
  examples: {
    bad: [
      { code: 'echo -e "a\\nb" > f\n', line: 1 },
      { code: 'echo -n a\n', line: 1 },
    ],
    good: [{ code: "printf 'a\\nb\\n' > f\n" }, { code: '#!/bin/bash\necho -e "a\\nb" > f\n' }],
  },
  needs: ['command:echo'],

  *find(doc, dialect) {
    if (dialect !== 'sh') return;
    for (const { name, args } of commandsNamed(doc, 'echo')) {
      const [flag] = args;
      // `/bin/echo` is a program of its own.
      if (flag && name === 'echo' && /^-[eEsn]+$/.test(flag.literal ?? '')) yield { at: flag.span };
    }
  },
});
