import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2282',
  name: 'digit-in-front',
  title: 'a variable name that begins with a digit',
  severity: 'error',
  docs: {
    what: 'An assignment to a name that begins with a digit.',
    why: 'Such a name is none: the shell looks for a program with that whole text as its name.',
    instead: 'Begin the name with a letter or `_`.',
  },
  examples: {
    bad: [
      { code: '2nd=value\n', line: 1 },
      { code: '3d_model=a make\n', line: 1 },
    ],
    good: [{ code: 'second=value\n' }, { code: 'make -j4\n' }],
  },
  needs: ['name:='],

  *check(doc) {
    for (const { node, words } of doc.commands) {
      const [word] = words;
      if (!node.name || !word || !/^\d+[A-Za-z_]\w*\+?=/.test(word.text)) continue;
      yield {
        at: word.span,
        message: 'no variable has a name that begins with a digit',
        help: 'begin it with a letter',
      };
    }
  },
});
