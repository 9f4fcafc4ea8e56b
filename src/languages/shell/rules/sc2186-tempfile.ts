import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2186',
  name: 'tempfile',
  title: 'tempfile',
  severity: 'warning',
  docs: {
    what: 'A call of `tempfile`, which Debian has taken out of its system.',
    why: 'Other systems, Alpine among them, do not have it either: the command fails and the name is empty.',
    instead: 'Use `mktemp`.',
  },
  examples: {
    bad: [
      { code: 'x=$(tempfile)\n', line: 1 },
      { code: '/bin/tempfile -p a\n', line: 1 },
    ],
    good: [{ code: 'x=$(mktemp)\n' }, { code: 'echo tempfile\n' }],
  },
  needs: ['command:tempfile'],

  *check(doc) {
    for (const { words } of commandsNamed(doc, 'tempfile')) {
      if (words[0]) yield { at: words[0].span, message: '`tempfile` is missing in most images', help: 'mktemp' };
    }
  },
});
