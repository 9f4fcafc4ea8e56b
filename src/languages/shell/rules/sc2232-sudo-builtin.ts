import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2232',
  name: 'sudo-builtin',
  title: 'sudo with a shell builtin',
  severity: 'warning',
  docs: {
    what: '`sudo cd`, `sudo export` or another shell builtin after `sudo`.',
    why: '`sudo` runs programs: there is no program with this name, or it does not affect the script.',
    instead: "Use `sudo sh -c '…'`.",
  },
  examples: {
    bad: [
      { code: 'sudo cd /root\n', line: 1 },
      { code: 'sudo export A=1; b\n', line: 1 },
    ],
    good: [{ code: "sudo sh -c 'cd /root'\n" }, { code: 'sudo make\n' }],
  },
  needs: ['command:sudo', 'command:doas', 'command:run0'],

  *check(doc) {
    for (const { name, via, command } of doc.invocations) {
      const sudo = command.name ?? '';
      if (command.within || !SUDO.test(sudo)) continue;
      // `sudo exec x` runs `x`, through `exec`.
      const builtin = via[1] ?? name ?? '';
      if (via[0] !== sudo || !BUILTINS.has(builtin)) continue;
      yield {
        at: command.span,
        message: `\`${builtin}\` is a shell builtin, not a program that \`${sudo}\` can run`,
        help: "run it in a shell: sudo sh -c '…'",
      };
    }
  },
});

const SUDO = /^(?:sudo|doas|run0)$/;
/** What exists only inside a shell. */
const BUILTINS: ReadonlySet<string> = new Set(
  'cd export source alias umask set unset read eval exec ulimit type pushd popd trap history wait local declare typeset readonly hash jobs bg fg'.split(
    ' ',
  ),
);
