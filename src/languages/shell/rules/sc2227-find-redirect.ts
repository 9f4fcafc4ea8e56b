import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2227',
  name: 'find-redirect',
  title: 'redirect among the find arguments',
  severity: 'warning',
  docs: {
    what: 'A `find` with a redirect before its last argument.',
    why: 'It applies to the entire `find`, not to the command after `-exec`.',
    instead: 'Put it at the end, or run `sh -c` for each file.',
  },
  examples: {
    bad: [
      { code: 'find . -exec cat {} > all \\;\n', line: 1 },
      { code: 'find . -exec rm {} 2>/dev/null \\;\n', line: 1 },
    ],
    good: [{ code: 'find . -exec cat {} \\; > all\n' }, { code: 'find . -print > list\n' }],
  },
  needs: ['command:find'],

  *check(doc) {
    for (const command of commandsNamed(doc, 'find')) {
      const last = command.node.args.at(-1);
      if (!last) continue;
      const first = command.redirects.find(
        (redirect) => redirect.pos < last.pos && redirect.pos > (command.node.name?.pos ?? 0),
      );
      if (first)
        yield {
          at: doc.tree.spanOf(first),
          message: 'this redirect applies to the entire `find`',
          help: 'move it to the end',
        };
    }
  },
});
