import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1059',
  name: 'semicolon-after-do',
  title: 'semicolon after do',
  what: 'A `;` directly after `do`.',
  instead: 'Remove the semicolon.',
  examples: {
    bad: [
      { code: 'for i in a; do; b; done\n', line: 1 },
      { code: 'while a\ndo ; b\ndone\n', line: 2 },
    ],
    good: [{ code: 'for i in a; do b; done\n' }, { code: 'while a; do :; done\n' }],
  },
});
