import { quoteWordFix } from '../analysis/expansions.ts';
import { commandsNamed } from '../analysis/named-commands.ts';
import { isGlobWord } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2305',
  name: 'expr-unquoted-pattern',
  title: 'unquoted expr pattern',
  severity: 'warning',
  fixable: 'sometimes',
  docs: {
    what: '`expr text : pattern` with a pattern that is also a valid glob.',
    why: 'The shell replaces it with the names of matching files.',
    instead: 'Quote the pattern.',
  },
  examples: {
    bad: [
      { code: 'expr "$x" : a*\n', line: 1, fixed: 'expr "$x" : \'a*\'\n' },
      { code: 'expr "$x" : [0-9]*\n', line: 1, fixed: 'expr "$x" : \'[0-9]*\'\n' },
    ],
    good: [{ code: 'expr "$x" : \'a*\'\n' }, { code: 'expr "$x" : a\n' }],
  },
  needs: ['command:expr'],

  *check(doc) {
    for (const { name, args } of commandsNamed(doc, 'expr')) {
      const [, colon, pattern] = args;
      if (name !== 'expr' || colon?.text !== ':' || pattern?.node.type !== 'Word' || !isGlobWord(pattern.node))
        continue;
      yield {
        at: pattern.span,
        message: 'the shell may replace this pattern with file names',
        help: 'quote the pattern',
        ...quoteWordFix(doc, pattern.node),
      };
    }
  },
});
