import { commandsNamed } from '../analysis/named-commands.ts';
import { runningShell } from '../dialect.ts';
import { flagsOf } from '../options.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import { fixedTextOf } from '../word.ts';

const ESCAPE = /\\(?:[rntabefv\\']|[0-7]{1,3}|x[0-9A-Fa-f]+)/;

export default defineShellcheckRule({
  id: 'SC2028',
  name: 'echo-escapes',
  title: 'escape sequence in echo without -e',
  severity: 'info',
  docs: {
    what: 'An `echo` argument that contains a backslash escape such as `\\n`.',
    why: 'Whether `echo` turns it into a newline depends on the shell: dash and BusyBox ash differ from bash, so the output depends on the base image.',
    instead: "Write `printf 'line\\n'`, which handles escapes the same way in every shell.",
    exceptions: '`echo -e` makes the intention explicit.',
  },
  examples: {
    bad: [
      { code: 'echo "one\\ntwo" > list\n', line: 1 },
      { code: "echo 'a\\tb'\n", line: 1 },
    ],
    good: [{ code: "printf 'one\\ntwo\\n' > list\n" }, { code: 'echo one two\n' }],
  },
  needs: ['\\'],

  *check(doc, facts) {
    if (runningShell(doc, facts) === 'dash' || doc.dialect === 'busybox') return;
    for (const command of commandsNamed(doc, 'echo')) {
      if (flagsOf(command).some(({ name, word }) => name === 'e' && !word.value.startsWith('--'))) continue;
      for (const { node, span } of command.args) {
        const match = ESCAPE.exec(fixedTextOf(node));
        if (!match) continue;
        yield {
          at: span,
          message: `whether \`echo\` prints or interprets \`${match[0]}\` depends on the shell`,
          help: "use printf: printf '…\\n'",
        };
      }
    }
  },
});
