import type { Command } from './command.ts';

/** The commands that put plimsoll into a repository and take it out. */
export const INSTALL_COMMANDS: readonly Command[] = [
  {
    name: 'install',
    summary: 'write the hooks where Git runs them',
    operands: '',
    count: { least: 0, most: 0 },
    options: [
      { name: 'hooks', value: 'names', help: 'pre-commit,pre-merge-commit (the default), pre-push, pre-applypatch' },
      {
        name: 'manager',
        value: 'name',
        choices: ['husky', 'lefthook', 'pre-commit', 'prek', 'simple-git-hooks', 'none'],
        help: 'hook manager to use, or none; default: the one that the repository uses',
      },
      {
        name: 'scope',
        value: 'name',
        choices: ['file', 'new'],
        help: 'block on every finding in a touched file, or only on new ones',
      },
      { name: 'local-hooks-path', help: 'use a hooks directory of this repository where a global one is set' },
      { name: 'global', help: 'check the commits of all your repositories; no code of theirs is run' },
      { name: 'dry-run', help: 'show what would change and change nothing' },
      { name: 'yes', short: 'y', help: 'add the prepare script to package.json without asking' },
      { name: 'no', help: 'do not add it, and do not ask' },
      { name: 'verbose', help: 'also list every file and setting that changes' },
      { name: 'force', help: "replace a hook of plimsoll's that was edited" },
    ],
    examples: ['plimsoll install', 'plimsoll install --dry-run', 'plimsoll install --hooks pre-push'],
    details: [
      'An existing hook is kept and runs first. plimsoll uninstall restores everything.',
      'git rebase, cherry-pick, revert and am run neither of the default hooks: --hooks pre-push checks outgoing commits, --hooks pre-applypatch each patch of git am.',
    ],
    load: async () => (await import('../app/install.ts')).install,
  },
  {
    name: 'uninstall',
    summary: 'remove exactly what install added',
    operands: '',
    count: { least: 0, most: 0 },
    options: [
      { name: 'global', help: 'remove what plimsoll install --global added' },
      { name: 'force', help: 'also remove a hook that was edited' },
    ],
    examples: ['plimsoll uninstall'],
    load: async () => (await import('../app/uninstall.ts')).uninstall,
  },
  {
    name: 'status',
    aliases: ['doctor'],
    summary: 'show installed hooks and diagnose problems',
    operands: '',
    count: { least: 0, most: 0 },
    options: [{ name: 'format', value: 'name', choices: ['text', 'json'], help: 'output format' }],
    examples: ['plimsoll status', 'plimsoll status --format json'],
    details: [
      'Times are measured now: the first Git query and, when container files are staged, their check.',
      'Exit status: 0 commits are checked, 1 they are not, 2 that could not be determined.',
    ],
    load: async () => (await import('../app/status.ts')).status,
  },
];
