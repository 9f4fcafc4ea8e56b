import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1131',
  name: 'elseif',
  title: 'elseif or elsif instead of elif',
  what: '`elseif` or `elsif`, keywords of other languages.',
  instead: 'Write `elif`.',
  examples: {
    bad: [
      { code: 'if a; then b; elseif c; then d; fi\n', line: 1 },
      { code: 'if a; then b\nelsif c; then d; fi\n', line: 2 },
    ],
    good: [{ code: 'if a; then b; elif c; then d; fi\n' }, { code: 'echo elseif\n' }],
  },
});
