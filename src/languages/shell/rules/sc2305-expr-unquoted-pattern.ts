import { quoteWordFix } from '../analysis/expansions.ts';
import { commandsNamed } from '../analysis/named-commands.ts';
import { isGlobWord } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2305',
  name: 'expr-unquoted-pattern',
  title: 'an unquoted pattern of expr',
  severity: 'warning',
  fixable: 'sometimes',
  docs: {
    what: 'An `expr text : pattern` whose pattern is also a pattern of file names.',
    why: 'The shell puts the names of files that match in its place.',
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
        message: 'the shell may put names of files in the place of this pattern',
        help: 'quote it',
        ...quoteWordFix(doc, pattern.node),
      };
    }
  },
});
