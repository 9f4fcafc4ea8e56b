import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1064',
  name: 'function-without-brace',
  title: 'function without an opening brace',
  what: 'A function whose name is not followed by `{`.',
  instead: 'Write `name() { …; }`.',
  examples: {
    bad: [
      { code: 'f() b\n', line: 1 },
      { code: 'function f b\n', line: 1 },
    ],
    good: [{ code: 'f() { b; }\n' }, { code: 'function f { b; }\n' }],
  },
});
