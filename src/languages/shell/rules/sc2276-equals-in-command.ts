import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2276',
  name: 'equals-in-command',
  title: 'a command name with =',
  severity: 'error',
  docs: {
    what: 'A command name that holds `=` and is no assignment, since the name before it is none.',
    why: 'The shell looks for a program with that whole text as its name.',
    instead: 'Use letters, digits and `_` in the names of variables; put blanks around comparisons.',
  },
  examples: {
    bad: [
      { code: 'my-name=value\n', line: 1 },
      { code: '"name"=value\n', line: 1 },
    ],
    good: [{ code: 'my_name=value\n' }, { code: 'env my-name=value make\n' }],
  },
  needs: ['name:='],

  *check(doc) {
    for (const { node, words } of doc.commands) {
      const [word] = words;
      if (!node.name || !word || word.literal === undefined || !/^[^-=\d[$][^=]*=/.test(word.text)) continue;
      if (/^\w+==|^\w+\+|\[/.test(word.text) || word.literal.endsWith('=')) continue;
      yield {
        at: word.span,
        message: `the shell looks for a program that is called \`${word.literal.slice(0, 40)}\``,
        help: 'use letters, digits and _ in names',
      };
    }
  },
});
