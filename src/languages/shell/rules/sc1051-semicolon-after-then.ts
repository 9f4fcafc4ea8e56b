import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1051',
  name: 'semicolon-after-then',
  title: 'semicolon after then',
  what: 'A `;` directly after `then`.',
  instead: 'Remove the semicolon.',
  examples: {
    bad: [
      { code: 'if a; then; b; fi\n', line: 1 },
      { code: 'if a\nthen ; b\nfi\n', line: 2 },
    ],
    good: [{ code: 'if a; then b; fi\n' }, { code: 'if a; then :; fi\n' }],
  },
});
