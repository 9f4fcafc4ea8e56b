import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1049',
  name: 'if-without-then',
  title: 'if without then',
  aliases: ['SC1050'],
  what: 'An `if` whose condition is not followed by `then`.',
  instead: 'Add `then` after a `;` or newline.',
  examples: {
    bad: [
      { code: 'if a; b; fi\n', line: 1 },
      { code: 'if a then b; fi\n', line: 1 },
    ],
    good: [{ code: 'if a; then b; fi\n' }, { code: 'if a\nthen b; fi\n' }],
  },
});
