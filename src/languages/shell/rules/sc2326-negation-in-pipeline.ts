import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC2326',
  name: 'negation-in-pipeline',
  title: '! after a pipe',
  what: 'A `!` before a command that follows a `|`.',
  instead: 'Move the `!` to the start of the pipeline, or group the command in `{ …; }`.',
  examples: {
    bad: [
      { code: 'make | ! grep -q error\n', line: 1 },
      { code: 'if a | ! b; then c; fi\n', line: 1 },
    ],
    good: [{ code: '! make | grep -q error\n' }, { code: 'make | { ! grep -q error; }\n' }],
  },
});
