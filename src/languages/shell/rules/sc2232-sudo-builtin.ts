import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2232',
  name: 'sudo-builtin',
  title: 'sudo with a shell builtin',
  severity: 'warning',
  docs: {
    what: 'A `sudo cd`, `sudo export` or another builtin behind `sudo`.',
    why: '`sudo` runs programs: there is none with this name, or it changes nothing in the script.',
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
    for (const { name, args, span } of doc.commands) {
      if (
        !/^(?:sudo|doas|run0)$/.test(name ?? '') ||
        !/^(?:cd|export|source|alias|umask|set|unset|read|eval|exec|ulimit)$/.test(args[0]?.literal ?? '')
      )
        continue;
      yield {
        at: span,
        message: `\`${args[0]?.literal}\` is part of the shell, not a program that \`${name}\` can run`,
        help: "sudo sh -c '…'",
      };
    }
  },
});
