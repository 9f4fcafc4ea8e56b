import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1056',
  name: 'unclosed-brace',
  title: 'a brace that is never closed',
  what: 'A `{` that begins a group or a function and has no `}`.',
  instead: 'Add `}`, after a `;` or a line end.',
  examples: {
    bad: [
      { code: '{ a\n', line: 1 },
      { code: 'f() { a; b\n', line: 1 },
    ],
    good: [{ code: '{ a; }\n' }, { code: 'echo {\n' }],
  },
});
