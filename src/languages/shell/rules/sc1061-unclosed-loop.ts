import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1061',
  name: 'unclosed-loop',
  title: 'loop without done',
  aliases: ['SC1062'],
  what: 'A loop that is never closed.',
  instead: 'Add `done`.',
  examples: {
    bad: [
      { code: 'while a; do b\n', line: 1 },
      { code: 'x\nfor i in a; do b\n', line: 2 },
    ],
    good: [{ code: 'while a; do b; done\n' }, { code: 'for i in a; do b; done\n' }],
  },
});
