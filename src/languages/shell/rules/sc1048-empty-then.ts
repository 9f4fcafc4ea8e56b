import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1048',
  name: 'empty-then',
  title: 'a branch without commands',
  what: 'A `then` or `else` branch with nothing in it.',
  instead: 'Write `:` where nothing is to be done.',
  examples: {
    bad: [
      { code: 'if a; then fi\n', line: 1 },
      { code: 'if a; then b; else fi\n', line: 1 },
      { code: 'if a\nthen\nelse b; fi\n', line: 3 },
    ],
    good: [{ code: 'if a; then :; fi\n' }, { code: 'if a; then b; fi\n' }],
  },
});
