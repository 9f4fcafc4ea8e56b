import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument, Script } from '../document.ts';
import { callsOf, fixBy, isShell, scriptTexts, spanOf } from '../runs.ts';

/** What cannot fail, or may. */
const TAME = new Set([
  'set',
  'echo',
  'printf',
  'export',
  'local',
  'declare',
  'readonly',
  'alias',
  'umask',
  'trap',
  ':',
  'true',
  'shopt',
  'unset',
  'exit',
]);

export default defineRule<DockerfileDocument>({
  id: 'DF029',
  name: 'heredoc-without-errexit',
  title: 'here-document without set -e',
  severity: 'warning',
  profiles: { recommended: 'info' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#here-documents'],
  docs: {
    what: '`RUN <<EOF` or `RUN bash <<EOF` with several commands but no `set -e`.',
    why: 'The shell continues after a failed command, and the build only sees the status of the last one: the image is built despite the failure.',
    instead: 'Start the script with `set -e`.',
    exceptions:
      'Not reported: `-e` in SHELL, in the shell of the RUN (`bash -e <<EOF`) or in the interpreter line, `set -e` before the first command that matters, commands that handle failure with `||` or end the script, and scripts with a single command. Only sh and bash scripts are checked.',
  },
  examples: {
    bad: [
      {
        code: 'FROM a:1\nRUN <<EOF\napt-get update\napt-get install -y curl\nEOF\n',
        line: 3,
        fixed: 'FROM a:1\nRUN <<EOF\nset -e\napt-get update\napt-get install -y curl\nEOF\n',
      },
      { code: 'FROM a:1\nRUN <<EOF\n#!/bin/bash\ncd /src\nmake\nEOF\n', line: 4 },
      { code: "FROM a:1\nRUN bash <<'EOF'\nmake\nmake install\nEOF\n", line: 3 },
    ],
    good: [
      { code: 'FROM a:1\nRUN <<EOF\nset -e\napt-get update\napt-get install -y curl\nEOF\n' },
      { code: 'FROM a:1\nRUN <<EOF\napt-get update && apt-get install -y curl\nEOF\n' },
    ],
  },
  needs: ['heredoc'],

  *check(doc, facts) {
    const feed = doc.file.text.includes('\r\n') ? '\r\n' : '\n';
    for (const run of scriptTexts(doc, facts)) {
      const { shell, form, fedBy } = run;
      if (
        (form !== 'heredoc' && !fedBy) ||
        fedBy?.context.after === '||' ||
        !isShell(run) ||
        shell.errexit ||
        shell.tree.faults.length > 0
      )
        continue;
      const { commands } = shell.tree.root;
      const index = commands.slice(0, -1).findIndex(({ command, background }) => !background && mayFail(command));
      const risky = commands[index];
      if (!risky || setsErrexit(run, risky.pos)) continue;
      const first = commands[0]?.pos ?? 0;
      const line = shell.text.slice(shell.text.lastIndexOf('\n', first - 1) + 1, first);
      yield {
        at: spanOf(run, { start: risky.pos, end: risky.end }),
        message: `when \`${nameOf(shell.text, risky)}\` fails, the script continues and the build does not notice`,
        help: 'start the script with: set -e',
        ...(line.trim() === '' &&
          fixBy(run, 'Start with `set -e`', 'unsafe', [
            { span: { start: first, end: first }, text: `set -e${feed}${line}` },
          ])),
      };
    }
  },
});

type Top = Script['shell']['tree']['root']['commands'][number]['command'];

/** Whether a command's failure would be lost. */
function mayFail(command: Top): boolean {
  if (command.type === 'AndOr') return !command.operators.includes('||');
  if (command.type === 'Function') return false;
  if (command.type !== 'Command') return true;
  if (!command.name) return command.prefix.some((part) => part.type === 'Assignment' && /[$`]/.test(part.text));
  return !TAME.has(command.name.value);
}

function setsErrexit(run: Script, before: number): boolean {
  return callsOf(run, 'set').some(
    ({ words, command }) =>
      command.span.start < before &&
      words
        .slice(1)
        .some(
          ({ value }, index, all) =>
            /^-[a-zA-Z]*e/.test(value) || (value === 'errexit' && all[index - 1]?.value.endsWith('o') === true),
        ),
  );
}

/** A short command as it is written, of another the first words. */
function nameOf(text: string, { pos, end }: { readonly pos: number; readonly end: number }): string {
  const written = text.slice(pos, end);
  if (written.length <= 40 && !written.includes('\n')) return written;
  const [first = '', second = ''] = written.split(/\s+/, 2);
  const both = `${first} ${second}`;
  return both.length > 40 ? first.slice(0, 40) : `${both} …`;
}
