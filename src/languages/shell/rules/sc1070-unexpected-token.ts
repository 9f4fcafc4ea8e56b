import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1070',
  name: 'unexpected-token',
  title: 'unexpected token',
  aliases: ['SC1088', 'SC1141'],
  what: 'A `;`, `|`, other operator or word where the shell expects a command or the end of one.',
  instead: 'Remove it, or separate it with `;`.',
  examples: {
    bad: [
      { code: 'a; ; b\n', line: 1 },
      { code: '| a\n', line: 1 },
    ],
    good: [{ code: 'a; b\n' }, { code: 'a | b\n' }],
  },
});
