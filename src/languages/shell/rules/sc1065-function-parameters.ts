import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1065',
  name: 'function-parameters',
  title: 'words in parentheses after a command',
  what: 'A word followed by parentheses that contain text.',
  instead: 'Quote the parentheses if they are text; function parameters are `$1`, `$2` …',
  examples: {
    bad: [
      { code: 'f(a) { b; }\n', line: 1 },
      { code: 'echo (a)\n', line: 1 },
    ],
    good: [{ code: 'f() { echo "$1"; }\n' }, { code: 'echo "(a)"\n' }],
  },
});
