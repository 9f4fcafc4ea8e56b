import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1046',
  name: 'unclosed-if',
  title: 'if without fi',
  aliases: ['SC1047'],
  what: 'An `if` that is never closed.',
  instead: 'Add `fi`.',
  examples: {
    bad: [
      { code: 'if a; then b\n', line: 1 },
      { code: 'x\nif a\nthen b\nelse c\n', line: 2 },
    ],
    good: [{ code: 'if a; then b; fi\n' }, { code: 'echo if\n' }],
  },
});
