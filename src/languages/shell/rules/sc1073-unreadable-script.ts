import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1073',
  name: 'unreadable-script',
  title: 'script that the shell cannot parse',
  aliases: ['SC1009'],
  companion: true,
  what: 'The shell cannot parse the script: a quote or bracket is never closed, or a part is missing.',
  instead: 'Fix the syntax error.',
  examples: {
    bad: [
      { code: 'echo "a\n', line: 1 },
      { code: 'case x in a) b\n', line: 1 },
    ],
    good: [{ code: 'echo "a"\n' }, { code: 'case x in a) b;; esac\n' }],
  },
});
