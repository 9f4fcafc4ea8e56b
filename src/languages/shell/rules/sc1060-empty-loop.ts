import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1060',
  name: 'empty-loop',
  title: 'empty loop body',
  what: 'A loop without commands between `do` and `done`.',
  instead: 'Write `:` if there is nothing to do.',
  examples: {
    bad: [
      { code: 'while a; do done\n', line: 1 },
      { code: 'for i in a; do\ndone\n', line: 1 },
    ],
    good: [{ code: 'while a; do :; done\n' }, { code: 'for i in a; do b; done\n' }],
  },
});
