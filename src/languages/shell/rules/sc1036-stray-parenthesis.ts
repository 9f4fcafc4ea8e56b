import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1036',
  name: 'stray-parenthesis',
  title: 'unexpected opening parenthesis',
  what: 'A `(` after the words of a command.',
  instead: 'Quote it if it is text, or add a `;` before a subshell.',
  examples: {
    bad: [
      { code: 'export A=b c ( d )\n', line: 1 },
      { code: 'a b (c)\n', line: 1 },
    ],
    good: [{ code: 'echo "(a)"\n' }, { code: 'a; (b)\n' }],
  },
});
