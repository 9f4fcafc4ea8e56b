import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1056',
  name: 'unclosed-brace',
  title: 'unclosed brace',
  what: 'A `{` that starts a group or function and has no matching `}`.',
  instead: 'Add `}` after a `;` or newline.',
  examples: {
    bad: [
      { code: '{ a\n', line: 1 },
      { code: 'f() { a; b\n', line: 1 },
    ],
    good: [{ code: '{ a; }\n' }, { code: 'echo {\n' }],
  },
});
