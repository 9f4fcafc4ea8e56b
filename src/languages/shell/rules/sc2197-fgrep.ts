import { definesFunction } from '../analysis/functions.ts';
import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2197',
  name: 'fgrep',
  title: 'fgrep',
  severity: 'info',
  fixable: 'always',
  docs: {
    what: 'A call of `fgrep`, which is an old name of `grep -F`.',
    why: 'It is not standard, GNU grep prints a warning for it, and small images may lack it.',
    instead: 'Write `grep -F`.',
    safe: '`fgrep` is `grep -F` by another name. Where the script defines a function or an alias of that name, the fix is unsafe.',
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
        message: '`fgrep` is an old name that newer systems warn about',
        help: 'grep -F',
        fix: {
          title: 'Write grep -F',
          safety: definesFunction(doc, /^[ef]?grep$/) ? 'unsafe' : 'safe',
          edits: [{ span: name.span, text }],
        },
      };
    }
  },
});
