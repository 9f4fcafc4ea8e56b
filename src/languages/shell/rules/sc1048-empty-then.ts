import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1048',
  name: 'empty-then',
  title: 'empty then or else branch',
  what: 'A `then` or `else` branch without commands.',
  instead: 'Write `:` if there is nothing to do.',
  examples: {
    bad: [
      { code: 'if a; then fi\n', line: 1 },
      { code: 'if a; then b; else fi\n', line: 1 },
      { code: 'if a\nthen\nelse b; fi\n', line: 3 },
    ],
    good: [{ code: 'if a; then :; fi\n' }, { code: 'if a; then b; fi\n' }],
  },
});
