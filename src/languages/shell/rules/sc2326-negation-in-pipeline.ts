import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC2326',
  name: 'negation-in-pipeline',
  title: '! behind a pipe',
  what: 'A `!` in front of a command that stands behind a `|`.',
  instead: 'Put the `!` in front of the whole pipeline, or put the command into `{ …; }`.',
  examples: {
    bad: [
      { code: 'make | ! grep -q error\n', line: 1 },
      { code: 'if a | ! b; then c; fi\n', line: 1 },
    ],
    good: [{ code: '! make | grep -q error\n' }, { code: 'make | { ! grep -q error; }\n' }],
  },
});
