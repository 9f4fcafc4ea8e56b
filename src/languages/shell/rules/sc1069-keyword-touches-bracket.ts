import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1069',
  name: 'keyword-touches-bracket',
  title: 'keyword attached to a bracket',
  what: '`if[` or `while[` without a space.',
  instead: 'Write `if [ … ]`.',
  examples: {
    bad: [
      { code: 'if[ a ]; then b; fi\n', line: 1 },
      { code: 'x; while[ a ]; do b; done\n', line: 1 },
    ],
    good: [{ code: 'if [ a ]; then b; fi\n' }, { code: 'echo "if[ a ]"\n' }],
  },
});
