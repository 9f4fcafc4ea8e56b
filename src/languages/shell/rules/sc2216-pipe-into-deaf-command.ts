import { hasSubstitution } from '../analysis/flow.ts';
import { ignoresStdin } from '../analysis/stdin.ts';
import { flagsOf } from '../options.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2216',
  name: 'pipe-into-deaf-command',
  title: 'command that ignores its piped input',
  severity: 'warning',
  docs: {
    what: 'A pipe into `echo`, `rm`, `cp`, `chmod`, `cd` or another command that never reads its input.',
    why: 'The output of the first command is lost.',
    instead: 'Use `xargs` or a command substitution.',
  },
  examples: {
    bad: [
      { code: 'find . -name tmp | rm -f\n', line: 1 },
      { code: 'cat list | echo\n', line: 1 },
    ],
    good: [{ code: 'find . -name tmp -print0 | xargs -0 rm -f\n' }, { code: 'yes | rm -i file\n' }],
  },
  needs: ['Pipeline'],

  *check(doc) {
    for (const command of doc.commands) {
      const { basename = '', words } = command;
      if (!ignoresStdin(basename) || command.context.pipeIndex === 0 || !words[0] || hasSubstitution(command)) continue;
      if (
        /^(?:cp|mv|rm)$/.test(basename) &&
        flagsOf(command).some(({ name }) => name === 'i' || name === 'interactive')
      )
        continue;
      if (basename === 'du' && flagsOf(command).some(({ name }) => name.startsWith('files0-from'))) continue;
      yield {
        at: words[0].span,
        message: `\`${basename}\` does not read its input, so the piped output is lost`,
        help: 'pass it as arguments: … | xargs …',
      };
    }
  },
});
