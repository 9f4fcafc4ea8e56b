import { commandsNamed } from '../analysis/named-commands.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3036',
  name: 'echo-flag-dash',
  feature: '`echo` flags other than `-n`',
  why: 'dash prints `-e` as text.',
  instead: 'Use `printf`.',
  help: "use printf: printf '…\\n'",
  examples: {
    bad: [
      { code: '#!/bin/dash\necho -e "a"\n', line: 2 },
      { code: '#!/bin/dash\necho -ne a\n', line: 2 },
    ],
    good: [{ code: '#!/bin/dash\necho -n a\n' }, { code: "#!/bin/sh\nprintf 'a\\n'\n" }],
  },
  needs: ['command:echo'],

  *find(doc, dialect) {
    if (dialect === 'sh') return;
    for (const { name, args } of commandsNamed(doc, 'echo')) {
      const [flag] = args;
      const text = flag?.literal ?? '';
      // `/bin/echo` is a program of its own.
      if (!flag || name !== 'echo' || !/^-[eEsn]+$/.test(text)) continue;
      if (dialect === 'busybox' ? !/^-[en]+$/.test(text) : text !== '-n') yield { at: flag.span };
    }
  },
});
