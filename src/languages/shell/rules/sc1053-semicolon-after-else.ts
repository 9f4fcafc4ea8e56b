import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1053',
  name: 'semicolon-after-else',
  title: 'an else without commands',
  what: 'An `else` with a `;` behind it, or with nothing.',
  instead: 'Delete the semicolon, or write `:`.',
  examples: {
    bad: [
      { code: 'if a; then b; else; c; fi\n', line: 1 },
      { code: 'if a; then b; else fi\n', line: 1 },
    ],
    good: [{ code: 'if a; then b; else c; fi\n' }, { code: 'if a; then b; fi\n' }],
  },
});
