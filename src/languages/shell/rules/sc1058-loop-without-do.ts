import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1058',
  name: 'loop-without-do',
  title: 'loop without do',
  aliases: ['SC1057', 'SC1063'],
  what: 'A loop whose header is not followed by `do`.',
  instead: 'Add `do` after a `;` or newline.',
  examples: {
    bad: [
      { code: 'while a; b; done\n', line: 1 },
      { code: 'for i in a; b; done\n', line: 1 },
    ],
    good: [{ code: 'while a; do b; done\n' }, { code: 'for i in a; do b; done\n' }],
  },
});
