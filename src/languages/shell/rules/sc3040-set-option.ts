import { commandsNamed } from '../analysis/named-commands.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3040',
  name: 'set-option',
  feature: 'this option of `set -o`',
  why: 'A shell that does not know the option stops at once. `pipefail` is in POSIX since 2024; dash has it from 0.5.12-12 (Debian 13) on, BusyBox ash has it.',
  instead: 'Use an option that POSIX names, or a shell that has it.',
  help: 'use bash',
  knownIn: ['dash', 'busybox'],
  recommended: 'info',
  examples: {
    bad: [
      { code: 'set -o pipefail\n', line: 1 },
      { code: 'set -euo posix\n', line: 1 },
    ],
    good: [{ code: 'set -o errexit\n' }, { code: '#!/bin/bash\nset -o pipefail\n' }],
  },
  needs: ['command:set'],

  *find(doc) {
    for (const { name, args } of commandsNamed(doc, 'set')) {
      if (name !== 'set') continue;
      for (const [index, { literal, span }] of args.entries()) {
        if (!/^[-+][A-Za-z]*o$/.test(args[index - 1]?.literal ?? '') || literal === undefined || STANDARD.test(literal))
          continue;
        yield { at: span, feature: `\`set -o ${literal}\`` };
      }
    }
  },
});

const STANDARD =
  /^(?:allexport|errexit|ignoreeof|monitor|noclobber|noexec|noglob|nolog|notify|nounset|verbose|vi|xtrace)$/;
