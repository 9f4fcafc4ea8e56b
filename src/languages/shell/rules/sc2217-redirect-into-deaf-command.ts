import { hasSubstitution } from '../analysis/flow.ts';
import { descriptorOf } from '../analysis/redirects.ts';
import { ignoresStdin } from '../analysis/stdin.ts';
import { flagsOf } from '../options.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2217',
  name: 'redirect-into-deaf-command',
  title: 'command that ignores its redirected input',
  severity: 'warning',
  docs: {
    what: 'A `<` or here-document for `echo`, `rm`, `cp` or another command that never reads its input.',
    why: 'The input is discarded: often `cat` or `xargs` was meant.',
    instead: 'Use `cat`, `xargs` or an argument.',
  },
  examples: {
    bad: [
      { code: 'echo < f\n', line: 1 },
      { code: 'rm < list; a\n', line: 1 },
    ],
    good: [{ code: 'cat < f\n' }, { code: 'rm -i a < answers\n' }],
  },
  needs: ['operator:<', 'HereDoc', 'HereString'],

  *check(doc) {
    for (const command of doc.commands) {
      const { basename = '', redirects, span } = command;
      if (redirects.length === 0 || !ignoresStdin(basename) || hasSubstitution(command)) continue;
      const feeds = redirects.some(
        (one) => (one.type !== 'Redirect' || one.operator === '<') && descriptorOf(one) === 0,
      );
      const asks =
        /^(?:cp|mv|rm)$/.test(basename) && flagsOf(command).some(({ name }) => name === 'i' || name === 'interactive');
      if (feeds && !asks)
        yield {
          at: span,
          message: `\`${basename}\` does not read its input, so this redirect has no effect`,
          help: 'use cat or xargs',
        };
    }
  },
});
