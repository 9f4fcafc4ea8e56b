import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2282',
  name: 'digit-in-front',
  title: 'variable name that starts with a digit',
  severity: 'error',
  docs: {
    what: 'An assignment to a name that starts with a digit.',
    why: 'It is not a valid variable name, so the shell looks for a program whose name is the entire text.',
    instead: 'Start the name with a letter or `_`.',
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
        message: 'a variable name cannot start with a digit',
        help: 'start the name with a letter or _',
      };
    }
  },
});
