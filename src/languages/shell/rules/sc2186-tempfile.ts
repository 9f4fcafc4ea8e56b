import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2186',
  name: 'tempfile',
  title: 'use of tempfile',
  severity: 'warning',
  docs: {
    what: 'The command `tempfile`, which Debian has removed.',
    why: 'Other systems, including Alpine, do not have it either: the command fails and the file name is empty.',
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
      if (words[0])
        yield { at: words[0].span, message: '`tempfile` is missing from most images', help: 'replace it with: mktemp' };
    }
  },
});
