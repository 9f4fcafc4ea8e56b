import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2289',
  name: 'line-end-in-command',
  title: 'multi-line command name',
  severity: 'error',
  docs: {
    what: 'A command name that contains a newline.',
    why: 'The shell looks for a program whose name is the entire text: an earlier closing quote is probably missing.',
    instead: 'Check the quotes before it.',
  },
  examples: {
    bad: [
      { code: 'echo "a\nb"; "c\nd" e\n', line: 2 },
      { code: 'a; "b\n"\n', line: 1 },
    ],
    good: [{ code: 'echo "a\nb"\n' }, { code: '"a b" c\n' }],
  },
  needs: ['\n'],

  *check(doc) {
    for (const { node, words } of doc.commands) {
      const word = words[0];
      if (!node.name || !word?.literal?.includes('\n')) continue;
      yield {
        at: word.span,
        message: 'the shell looks for a program whose name is this entire text',
        help: 'check the quotes before it',
      };
    }
  },
});
