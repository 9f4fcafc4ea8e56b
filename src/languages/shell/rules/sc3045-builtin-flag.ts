import { table } from '../../../core/table.ts';
import type { ShellCommand } from '../command.ts';
import type { Dialect } from '../document.ts';
import { definePortabilityRule } from '../portability-rule.ts';
import type { ShellWord } from '../word.ts';

export default definePortabilityRule({
  id: 'SC3045',
  name: 'builtin-flag',
  feature: 'non-standard builtin flags',
  why: 'dash stops with an illegal-option error.',
  instead: 'Use a flag defined by POSIX.',
  help: 'use bash, or a flag defined by POSIX',
  examples: {
    bad: [
      { code: 'read -s x\n', line: 1 },
      { code: 'export -f y\n', line: 1 },
    ],
    good: [{ code: 'read -r x\n' }, { code: '#!/bin/bash\nread -s x\n' }],
  },
  needs: [
    'command:cd',
    'command:export',
    'command:readonly',
    'command:hash',
    'command:jobs',
    'command:read',
    'command:trap',
    'command:wait',
    'command:printf',
    'command:type',
    'command:umask',
    'command:unset',
    'command:ulimit',
  ],

  *find(doc, dialect) {
    for (const command of doc.commands) {
      const flag = foreignFlag(dialect, command);
      if (flag) yield { at: flag.word.span, feature: `\`${command.name} -${flag.letter}\`` };
    }
  },
});

/** Options that the standard has, by command. */
const OPTIONS: Readonly<Record<string, string>> = table({
  cd: 'LP',
  export: 'p',
  readonly: 'p',
  hash: 'r',
  jobs: 'lp',
  read: 'r',
  trap: '',
  wait: '',
  printf: '',
  type: '',
  umask: 'S',
  unset: 'fv',
  ulimit: 'HSacdfnstv',
});
const MORE: Partial<Readonly<Record<Dialect, Readonly<Record<string, string>>>>> = table({
  dash: { hash: 'rv', read: 'rp', ulimit: 'HSacdfnstvlmprw' },
  busybox: { hash: 'rv', read: 'rpstnd', type: 'p', ulimit: 'HSacdfnstvlmprw' },
});

function foreignFlag(
  dialect: Dialect,
  { name = '', args }: ShellCommand,
): { letter: string; word: ShellWord } | undefined {
  // A command may be named like a property that every object has: `toString -x`.
  const more = MORE[dialect];
  const known =
    more && Object.hasOwn(more, name) ? more[name] : Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
  if (known === undefined) return undefined;
  for (const word of args) {
    const match = /^-([A-Za-z]+)/.exec(word.text);
    if (!match) return undefined;
    const letter = [...(match[1] ?? '')].find((one) => !known.includes(one));
    if (letter !== undefined) return { letter, word };
  }
  return undefined;
}
