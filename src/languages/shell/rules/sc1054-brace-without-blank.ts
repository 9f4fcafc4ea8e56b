import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1054',
  name: 'brace-without-blank',
  title: 'missing space after an opening brace',
  what: 'A `{` attached to the command after it.',
  instead: 'Write `{ command; }`.',
  examples: {
    bad: [
      { code: '{a; }\n', line: 1 },
      { code: 'x; {echo b; }\n', line: 1 },
    ],
    good: [{ code: '{ a; }\n' }, { code: 'echo {a,b}\n' }],
  },
});
