import { commandsNamed } from '../analysis/named-commands.ts';
import { couldBeRootPath } from '../analysis/paths.ts';
import { flagsOf } from '../options.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2114',
  name: 'rm-system-directory',
  title: 'rm -r of a system directory',
  severity: 'warning',
  docs: {
    what: '`rm -r` of `/`, `/usr`, `/etc`, `/var` or another directory that the system needs.',
    why: 'Usually a stray slash or space: the image or machine is unusable afterwards.',
    instead: 'Name the intended subdirectory.',
  },
  examples: {
    bad: [
      { code: 'rm -rf /usr /lib/app\n', line: 1 },
      { code: 'rm -rf /var/\n', line: 1 },
    ],
    good: [{ code: 'rm -rf /usr/lib/app\n' }, { code: 'rm -rf /var/lib/apt/lists/*\n' }],
  },
  needs: ['command:rm'],

  *check(doc) {
    for (const command of commandsNamed(doc, 'rm')) {
      if (!flagsOf(command).some(({ name }) => name === 'r' || name === 'R' || name === 'recursive')) continue;
      for (const { node, span, literal } of command.args) {
        if (node.type !== 'Word' || literal === undefined) continue;
        const path = couldBeRootPath(node);
        if (path !== undefined)
          yield {
            at: span,
            message: `this deletes the system directory \`${path}\``,
            help: 'name the intended subdirectory',
          };
      }
    }
  },
});
