import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1081',
  name: 'keyword-in-capitals',
  title: 'keyword in upper case',
  what: '`If`, `For` or `While` with upper-case letters.',
  instead: 'Write it in lower case.',
  examples: {
    bad: [
      { code: 'If a; then b; fi\n', line: 1 },
      { code: 'For i in a; do b; done\n', line: 1 },
    ],
    good: [{ code: 'if a; then b; fi\n' }, { code: 'echo If a\n' }],
  },
});
