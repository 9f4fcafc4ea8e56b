import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1070',
  name: 'unexpected-token',
  title: 'a sign that cannot stand here',
  aliases: ['SC1088', 'SC1141'],
  what: 'A `;`, `|` or another sign, or a word, in a place where the shell expects a command or an end.',
  instead: 'Remove it, or separate it with `;`.',
  examples: {
    bad: [
      { code: 'a; ; b\n', line: 1 },
      { code: '| a\n', line: 1 },
    ],
    good: [{ code: 'a; b\n' }, { code: 'a | b\n' }],
  },
});
