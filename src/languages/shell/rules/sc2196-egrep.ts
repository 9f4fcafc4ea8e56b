import { definesFunction } from '../analysis/functions.ts';
import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2196',
  name: 'egrep',
  title: 'use of egrep',
  severity: 'info',
  fixable: 'always',
  docs: {
    what: 'The command `egrep`, an obsolete name for `grep -E`.',
    why: 'It is not standard, GNU grep prints a warning for it, and small images may not have it.',
    instead: 'Write `grep -E`.',
    safe: '`egrep` is another name for `grep -E`. The fix is unsafe if the script defines a function or alias with that name.',
  },
  examples: {
    bad: [
      { code: 'egrep "a|b" file\n', line: 1, fixed: 'grep -E "a|b" file\n' },
      { code: 'ps | egrep java\n', line: 1, fixed: 'ps | grep -E java\n' },
    ],
    good: [{ code: 'grep -E "a|b" file\n' }, { code: 'echo egrep\n' }],
  },
  needs: ['command:egrep'],

  *check(doc) {
    for (const { words } of commandsNamed(doc, 'egrep')) {
      const [name] = words;
      if (!name) continue;
      const text = `${name.value.slice(0, -'egrep'.length)}grep -E`;
      yield {
        at: name.span,
        message: '`egrep` is an obsolete name that newer systems warn about',
        help: 'replace it with: grep -E',
        fix: {
          title: 'Replace it with grep -E',
          safety: definesFunction(doc, /^[ef]?grep$/) ? 'unsafe' : 'safe',
          edits: [{ span: name.span, text }],
        },
      };
    }
  },
});
