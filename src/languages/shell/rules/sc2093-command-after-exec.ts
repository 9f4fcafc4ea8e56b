import { commandsNamed } from '../analysis/named-commands.ts';
import type { ShellDocument } from '../document.ts';
import type { Statement, SyntaxNode } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

/** What people write for the case that `exec` fails. */
const LAST_WORDS: ReadonlySet<string> = new Set(['echo', 'printf', 'exit', 'return', ':', 'true', 'false']);
const LOOPS: ReadonlySet<string> = new Set(['While', 'For', 'ArithmeticFor', 'Select']);

export default defineShellcheckRule({
  id: 'SC2093',
  name: 'command-after-exec',
  title: 'commands after exec',
  severity: 'warning',
  docs: {
    what: 'An `exec` of a program followed by more commands, or inside a loop.',
    why: 'The program replaces the shell: nothing after it runs, and a loop has no second iteration.',
    instead: 'Run the program without `exec`, or make `exec` the last command.',
    exceptions: 'An error message or `exit` in case the program cannot start, and `shopt -s execfail`.',
  },
  examples: {
    bad: [
      { code: '#!/bin/sh\nexec nginx -g "daemon off;"\ntail -f /var/log/nginx/access.log\n', line: 2 },
      { code: '#!/bin/sh\nfor one in a b; do exec start "$one"; done\n', line: 2 },
    ],
    good: [
      { code: '#!/bin/sh\nmigrate\nexec nginx -g "daemon off;"\n' },
      { code: '#!/bin/sh\nexec server\necho "no server" >&2\nexit 1\n' },
      { code: '#!/bin/sh\nexec > log 2>&1\nmake\n', why: 'it only opens files' },
    ],
  },
  needs: ['command:exec'],

  *check(doc) {
    if (doc.text.includes('execfail')) return;
    for (const command of commandsNamed(doc, 'exec')) {
      if (command.args.length === 0 || !isFollowed(doc, command.node)) continue;
      yield {
        at: command.span,
        message: 'nothing after this `exec` runs: the program replaces the shell',
        help: 'remove `exec`, or make it the last command',
      };
    }
  },
});

/** Whether commands follow a command that is a statement by itself, in the shell of the script. */
function isFollowed({ tree }: ShellDocument, command: SyntaxNode): boolean {
  const statement = tree.parentOf(command);
  if (statement?.type !== 'Statement' || statement.background) return false;
  const list = tree.parentOf(statement);
  if (list !== tree.root && list?.type !== 'CompoundList') return false;
  const owner = tree.parentOf(list);
  if (owner?.type === 'Subshell') return false;
  if (owner && LOOPS.has(owner.type) && 'body' in owner && owner.body === list) return true;
  const { commands }: { readonly commands: readonly Statement[] } = list;
  const last = commands.findLast((one) => !isLastWord(one));
  return last !== undefined && last.pos > statement.pos;
}

function isLastWord({ command }: Statement): boolean {
  if (command.type !== 'Command') return false;
  return command.name === undefined ? command.prefix.length > 0 : LAST_WORDS.has(command.name.value);
}
