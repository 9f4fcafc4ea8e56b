import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1045',
  name: 'ampersand-semicolon',
  title: 'semicolon after an ampersand',
  what: 'A `&;`: the ampersand already ends the command.',
  instead: 'Remove the semicolon.',
  examples: {
    bad: [
      { code: 'a &; b\n', line: 1 },
      { code: 'a & ;\n', line: 1 },
      { code: 'for i in a b; do start "$i" &; done\n', line: 1 },
    ],
    good: [{ code: 'a & b\n' }, { code: 'a; b &\n' }],
  },
});
