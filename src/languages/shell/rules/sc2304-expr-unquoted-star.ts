import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2304',
  name: 'expr-unquoted-star',
  title: 'unquoted * in expr',
  severity: 'error',
  docs: {
    what: '`expr` with an unquoted `*` between two words.',
    why: 'The shell replaces it with the names of all files.',
    instead: 'Write `$((a * b))`, or `\\*`.',
  },
  examples: {
    bad: [
      { code: 'expr 3 * 4\n', line: 1 },
      { code: 'x=$(expr "$a" * 2)\n', line: 1 },
    ],
    good: [{ code: 'expr 3 \\* 4\n' }, { code: 'x=$((a * 2))\n' }],
  },
  needs: ['command:expr'],

  *check(doc) {
    for (const { name, args } of commandsNamed(doc, 'expr')) {
      const [, middle, third] = args;
      if (name !== 'expr' || middle?.text !== '*' || !third || args[3]) continue;
      yield {
        at: middle.span,
        message: 'the shell replaces this `*` with the names of all files',
        help: 'escape it: \\*',
      };
    }
  },
});
