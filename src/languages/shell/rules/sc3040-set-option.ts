import { commandsNamed } from '../analysis/named-commands.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3040',
  name: 'set-option',
  feature: 'non-standard `set -o` options',
  why: 'A shell that does not support the option stops immediately. `pipefail` is part of POSIX since 2024; dash supports it since 0.5.12-12 (Debian 13), and BusyBox ash supports it.',
  instead: 'Use an option defined by POSIX, or a shell that supports it.',
  help: 'use bash, or an option defined by POSIX',
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
