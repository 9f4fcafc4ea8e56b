import { commandsNamed } from '../analysis/named-commands.ts';
import { isGlobWord } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2306',
  name: 'expr-unquoted-glob',
  title: 'unquoted glob in a long expr',
  severity: 'warning',
  docs: {
    what: '`expr` with more than three words and an unquoted `*` or other glob.',
    why: 'The shell replaces it with file names.',
    instead: 'Write `$((a * b))`, or `\\*`.',
  },
  examples: {
    bad: [
      { code: 'expr 1 \\* 2 * 3\n', line: 1 },
      { code: 'x=$(expr "$a" + 1 * 2)\n', line: 1 },
    ],
    good: [{ code: 'expr 1 \\* 2 \\* 3\n' }, { code: 'x=$((a + 1 * 2))\n' }],
  },
  needs: ['command:expr'],

  *check(doc) {
    for (const { name, args } of commandsNamed(doc, 'expr')) {
      if (name !== 'expr' || args.length <= 3) continue;
      for (const { node, span } of args) {
        if (node.type === 'Word' && isGlobWord(node))
          yield { at: span, message: 'the shell replaces this with file names', help: 'escape it: \\*' };
      }
    }
  },
});
