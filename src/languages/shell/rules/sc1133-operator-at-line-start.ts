import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1133',
  name: 'operator-at-line-start',
  title: 'line that starts with an operator',
  what: 'A line that starts with `|`, `||` or `&&`.',
  instead: 'Move the operator to the end of the previous line.',
  examples: {
    bad: [
      { code: 'a\n&& b\n', line: 2 },
      { code: 'a\n  | b\n', line: 2 },
    ],
    good: [{ code: 'a &&\nb\n' }, { code: 'a |\nb\n' }],
  },
});
