import { commandsNamed } from '../analysis/named-commands.ts';
import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3042',
  name: 'set-long-option',
  feature: 'long `set` options',
  why: 'A shell that does not support the option stops immediately.',
  instead: 'Use the single-letter flag, or `-o` with a name defined by POSIX.',
  help: 'use -o with the option name: set -o name',
  knownIn: ['dash', 'busybox'],
  examples: {
    bad: [
      { code: 'set --posix\n', line: 1 },
      { code: 'set --help\n', line: 1 },
    ],
    good: [{ code: 'set -o errexit\n' }, { code: 'set -- --posix\n' }],
  },
  needs: ['command:set'],

  *find(doc) {
    for (const { name, args } of commandsNamed(doc, 'set')) {
      if (name !== 'set') continue;
      for (const { literal = '', span } of args) {
        if (literal.startsWith('--') && literal.length > 2) yield { at: span, feature: `\`set ${literal}\`` };
        if (!/^[-+]/.test(literal) || literal.startsWith('--')) break;
      }
    }
  },
});
