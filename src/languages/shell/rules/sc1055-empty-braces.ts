import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1055',
  name: 'empty-braces',
  title: 'empty brace group',
  what: 'A group or function body without commands.',
  instead: 'Write `{ :; }`.',
  examples: {
    bad: [
      { code: 'f() { }\n', line: 1 },
      { code: 'f() {\n}\n', line: 2 },
    ],
    good: [{ code: 'f() { :; }\n' }, { code: 'echo {}\n' }],
  },
});
