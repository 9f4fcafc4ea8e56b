import { descriptorOf } from '../analysis/redirects.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2024',
  name: 'sudo-redirect',
  title: 'redirect next to sudo',
  severity: 'warning',
  docs: {
    what: '`sudo`, `doas` or `run0` with its input or output redirected to a file.',
    why: 'The shell opens the file before `sudo` runs, with the permissions of the caller, so it cannot write a file owned by root.',
    instead: "Write `… | sudo tee file`, or `sudo sh -c '… > file'`.",
  },
  examples: {
    bad: [
      { code: 'sudo echo 1 > /etc/flag\n', line: 1 },
      { code: 'sudo dmesg >> /var/log/own\n', line: 1 },
    ],
    good: [{ code: 'echo 1 | sudo tee /etc/flag\n' }, { code: 'sudo make > /dev/null\n' }],
  },
  needs: ['command:sudo', 'command:doas', 'command:run0'],

  *check(doc) {
    for (const { name, redirects } of doc.commands) {
      if (!/^(?:sudo|doas|run0)$/.test(name ?? '')) continue;
      for (const redirect of redirects) {
        if (redirect.type !== 'Redirect' || !/^(?:>|>>|>\||<|&>)$/.test(redirect.operator)) continue;
        const fd = redirect.descriptor ? descriptorOf(redirect) : 0;
        if (redirect.target?.value === '/dev/null' || fd === undefined || fd > 1) continue;
        const span = doc.tree.spanOf(redirect);
        const end = doc.tree.isDecoded(redirect) ? span.end : span.start + redirect.operator.length;
        yield {
          at: { start: span.start, end },
          message: `the shell opens this file itself, not \`${name}\``,
          help: 'write the file as root: … | sudo tee file',
        };
      }
    }
  },
});
