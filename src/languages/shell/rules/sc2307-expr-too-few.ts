import { commandsNamed } from '../analysis/named-commands.ts';
import { maySplit } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2307',
  name: 'expr-too-few',
  title: 'expr with one or two words',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: '`expr` with one word, or with two that cannot expand to more.',
    why: '`expr` needs its operator as a separate word: otherwise it prints the word or fails with a syntax error.',
    instead: 'Put spaces around the operator, or write `$((…))`.',
  },
  examples: {
    bad: [
      { code: 'expr 1+2\n', line: 1 },
      { code: 'x=$(expr 1 +2)\n', line: 1 },
    ],
    good: [{ code: 'expr 1 + 2\n' }, { code: 'x=$((1 + 2))\n' }],
  },
  needs: ['command:expr'],

  *check(doc) {
    for (const { name, args, span } of commandsNamed(doc, 'expr')) {
      const [first, second] = args;
      if (name !== 'expr' || !first || args[2] || args.some(({ node }) => node.type === 'Word' && maySplit(node)))
        continue;
      if (/^(?:length|index|match|substr|--help|--version)$/.test(first.literal ?? '')) continue;
      yield {
        at: second ? span : first.span,
        message: '`expr` needs its operator as a separate word',
        help: 'use arithmetic expansion: $((…))',
      };
    }
  },
});
