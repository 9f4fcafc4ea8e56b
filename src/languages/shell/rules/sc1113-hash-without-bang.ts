import { defineShellcheckRule } from '../shellcheck-rule.ts';

const LOST_BANG = /^#[ \t]*\/\S/;

export default defineShellcheckRule({
  id: 'SC1113',
  name: 'hash-without-bang',
  title: 'first line with # instead of #!',
  severity: 'error',
  recommended: 'warning',
  docs: {
    what: 'A script whose first line is `#/bin/sh`: a path after `#`, without the `!`.',
    why: 'The line is a comment, so the kernel does not know which interpreter runs the script.',
    instead: 'Write `#!/bin/sh`.',
  },
  examples: {
    bad: [
      { code: '#/bin/sh\nmake\n', line: 1 },
      { code: '#/usr/bin/env bash\nmake\n', line: 1 },
    ],
    good: [{ code: '#!/bin/sh\nmake\n' }, { code: '# reads /etc/profile\nmake\n' }],
  },
  needs: ['file'],

  *check({ origin, text }) {
    if (origin !== 'file' || !LOST_BANG.test(text)) return;
    const line = text.slice(0, 200).split('\n', 1)[0] ?? '';
    if (!/^#[ \t]*\/\S*(?:[ \t]+(?:\S*sh|-\S+))?[ \t\r]*$/.test(line)) return;
    yield {
      at: { start: 0, end: 1 },
      message: 'without `!` this line is just a comment',
      help: `add the missing !: #!${line.replace(/^#[ \t]*/, '').trimEnd()}`,
    };
  },
});
