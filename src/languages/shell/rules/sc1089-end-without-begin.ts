import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1089',
  name: 'end-without-begin',
  title: 'unmatched closing keyword or bracket',
  what: 'A `fi`, `done`, `esac`, `}` or `)` that closes nothing.',
  instead: 'Remove it, or add the missing opening.',
  examples: {
    bad: [
      { code: 'a; fi\n', line: 1 },
      { code: 'a b)\n', line: 1 },
    ],
    good: [{ code: 'if a; then b; fi\n' }, { code: 'echo ")"\n' }],
  },
});
