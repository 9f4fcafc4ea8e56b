import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3044',
  name: 'bash-builtin',
  feature: 'builtins specific to Bash',
  why: 'dash has no such command: the line fails with "not found".',
  instead: 'Use a POSIX command.',
  help: 'use bash, or a POSIX command',
  examples: {
    bad: [
      { code: 'declare x=1\n', line: 1 },
      { code: 'pushd a && shopt -s b\n', line: 1 },
    ],
    good: [{ code: 'cd a\n' }, { code: '#!/bin/bash\ndeclare x=1\n' }],
  },
  needs: [
    'command:caller',
    'command:builtin',
    'command:complete',
    'command:compgen',
    'command:declare',
    'command:typeset',
    'command:dirs',
    'command:disown',
    'command:enable',
    'command:mapfile',
    'command:readarray',
    'command:pushd',
    'command:popd',
    'command:shopt',
    'command:suspend',
  ],

  *find(doc) {
    for (const { name, words } of doc.commands) {
      if (name !== undefined && BUILTINS.test(name) && words[0]) yield { at: words[0].span, feature: `\`${name}\`` };
    }
  },
});

const BUILTINS =
  /^(?:caller|builtin|complete|compgen|declare|typeset|dirs|disown|enable|mapfile|readarray|pushd|popd|shopt|suspend)$/;
