import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1133',
  name: 'operator-at-line-start',
  title: 'a line that begins with an operator',
  what: 'A line that begins with `|`, `||` or `&&`.',
  instead: 'Put the operator at the end of the line before.',
  examples: {
    bad: [
      { code: 'a\n&& b\n', line: 2 },
      { code: 'a\n  | b\n', line: 2 },
    ],
    good: [{ code: 'a &&\nb\n' }, { code: 'a |\nb\n' }],
  },
});
