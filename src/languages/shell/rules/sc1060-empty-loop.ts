import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1060',
  name: 'empty-loop',
  title: 'a loop without commands',
  what: 'A loop with nothing between `do` and `done`.',
  instead: 'Write `:` where nothing is to be done.',
  examples: {
    bad: [
      { code: 'while a; do done\n', line: 1 },
      { code: 'for i in a; do\ndone\n', line: 1 },
    ],
    good: [{ code: 'while a; do :; done\n' }, { code: 'for i in a; do b; done\n' }],
  },
});
