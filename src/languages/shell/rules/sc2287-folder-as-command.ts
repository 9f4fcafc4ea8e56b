import { isGlobWord } from '../analysis/position.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2287',
  name: 'folder-as-command',
  title: 'directory as a command',
  severity: 'error',
  docs: {
    what: 'A command name that ends with `/`.',
    why: 'It names a directory, which cannot be executed.',
    instead: 'Write the name of the program, or put `cd` or `ls` before the directory.',
  },
  examples: {
    bad: [
      { code: '/usr/local/bin/\n', line: 1 },
      { code: '"$dir"/ a\n', line: 1 },
    ],
    good: [{ code: 'ls /usr/local/bin/\n' }, { code: '/usr/local/bin/tool\n' }],
  },
  needs: ['command:'],

  *check(doc) {
    for (const { node, words } of doc.commands) {
      const [word] = words;
      if (!node.name || !word?.value.endsWith('/') || isGlobWord(node.name)) continue;
      yield {
        at: word.span,
        message: `\`${word.text}\` is a directory, which cannot be executed`,
        help: `list the directory, if that is meant: ls ${word.text}`,
      };
    }
  },
});
