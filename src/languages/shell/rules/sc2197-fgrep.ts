import { definesFunction } from '../analysis/functions.ts';
import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2197',
  name: 'fgrep',
  title: 'use of fgrep',
  severity: 'info',
  fixable: 'always',
  docs: {
    what: 'The command `fgrep`, an obsolete name for `grep -F`.',
    why: 'It is not standard, GNU grep prints a warning for it, and small images may not have it.',
    instead: 'Write `grep -F`.',
    safe: '`fgrep` is another name for `grep -F`. The fix is unsafe if the script defines a function or alias with that name.',
  },
  examples: {
    bad: [
      { code: 'fgrep a.b file\n', line: 1, fixed: 'grep -F a.b file\n' },
      { code: 'ps | fgrep java\n', line: 1, fixed: 'ps | grep -F java\n' },
    ],
    good: [{ code: 'grep -F a.b file\n' }, { code: 'echo fgrep\n' }],
  },
  needs: ['command:fgrep'],

  *check(doc) {
    for (const { words } of commandsNamed(doc, 'fgrep')) {
      const [name] = words;
      if (!name) continue;
      const text = `${name.value.slice(0, -'fgrep'.length)}grep -F`;
      yield {
        at: name.span,
        message: '`fgrep` is an obsolete name that newer systems warn about',
        help: 'replace it with: grep -F',
        fix: {
          title: 'Replace it with grep -F',
          safety: definesFunction(doc, /^[ef]?grep$/) ? 'unsafe' : 'safe',
          edits: [{ span: name.span, text }],
        },
      };
    }
  },
});
