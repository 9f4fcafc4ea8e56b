import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC2177',
  name: 'timed-compound',
  feature: '`time` before a compound command',
  why: 'In dash, `/bin/sh` on Debian and Ubuntu, `time` is a program, not a keyword: the script stops with a syntax error.',
  instead: "Time a shell that runs it, `time sh -c '…'`, or use bash.",
  help: "time a shell that runs it: time sh -c '…'",
  recommended: 'info',
  examples: {
    bad: [
      { code: '#!/bin/sh\ntime { make; make test; }\n', line: 2 },
      { code: '#!/bin/sh\ntime for f in *.c; do cc -c "$f"; done\n', line: 2 },
    ],
    good: [
      { code: '#!/bin/sh\ntime make\n' },
      { code: "#!/bin/sh\ntime sh -c 'make; make test'\n" },
      { code: '#!/bin/bash\ntime { make; make test; }\n', why: 'bash has `time` as a keyword' },
    ],
  },
  needs: ['Time'],

  *find({ tree }) {
    for (const { prefixes, commands } of tree.ofType('Pipeline')) {
      const [first] = commands;
      if (first && first.type !== 'Command' && prefixes.at(-1)?.type === 'Time') yield { at: tree.spanOf(first) };
    }
  },
});
