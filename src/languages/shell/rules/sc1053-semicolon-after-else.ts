import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1053',
  name: 'semicolon-after-else',
  title: 'semicolon after else',
  what: 'A `;` directly after `else`.',
  instead: 'Remove the semicolon.',
  examples: {
    bad: [
      { code: 'if a; then b; else; c; fi\n', line: 1 },
      { code: 'if a; then b\nelse;\n  c\nfi\n', line: 2 },
    ],
    good: [{ code: 'if a; then b; else c; fi\n' }, { code: 'if a; then b; fi\n' }],
  },
});
