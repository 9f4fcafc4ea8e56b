import { commandsNamed } from '../analysis/named-commands.ts';
import { isGlobWord } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2306',
  name: 'expr-unquoted-glob',
  title: 'an unquoted pattern in a long expr',
  severity: 'warning',
  docs: {
    what: 'An `expr` of more than three words with an unquoted `*` or another file pattern.',
    why: 'The shell puts the names of files in its place.',
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
          yield { at: span, message: 'the shell puts names of files here', help: '\\*' };
      }
    }
  },
});
