import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import { fixedTextOf } from '../word.ts';

const STRING_WORK = /^(?:[:<>]|[<>]=|match|length|substr|index)$/;

export default defineShellcheckRule({
  id: 'SC2003',
  name: 'expr',
  title: 'arithmetic with expr',
  severity: 'style',
  docs: {
    what: 'An `expr` call that only does arithmetic.',
    why: 'The shell does this itself with `$(( ))`, without another process and without escaping `*`.',
    instead: 'Write `$((a + b))`.',
    exceptions:
      '`expr` with `:`, comparisons, `match`, `length`, `substr` or `index`, which `$(( ))` does not replace.',
  },
  examples: {
    bad: [
      { code: 'i=$(expr $i + 1)\n', line: 1 },
      { code: 'expr 2 \\* 3\n', line: 1 },
    ],
    good: [{ code: 'i=$((i + 1))\n' }, { code: 'expr "$x" : "a.*"\n' }],
  },
  needs: ['command:expr'],

  *check(doc) {
    for (const { words, args } of commandsNamed(doc, 'expr')) {
      const [word] = words;
      if (!word || args.some(({ node }) => STRING_WORK.test(fixedTextOf(node)))) continue;
      yield {
        at: word.span,
        message: 'the shell can do this arithmetic without `expr`',
        help: 'use arithmetic expansion: $((…))',
      };
    }
  },
});
