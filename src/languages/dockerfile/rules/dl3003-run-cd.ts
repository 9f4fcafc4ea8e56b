import { defineRule, type Fix } from '../../../core/rule.ts';
import type { ShellCommand } from '../../shell/command.ts';
import type { DockerfileDocument, Script } from '../document.ts';
import { keywordLike, lineAbove } from '../edits.ts';
import { mountsOf } from '../mounts.ts';
import { plainNameOf } from '../packages.ts';
import { resolvePath, workdirAt } from '../paths.ts';
import { isShell, scriptTexts, spanOf } from '../runs.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3003',
  name: 'run-cd',
  title: 'cd in RUN instead of WORKDIR',
  severity: 'warning',
  profiles: { recommended: 'info', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['DS-0013'],
  standsFor: ['SC2164'],
  references: ['https://docs.docker.com/build/building/best-practices/#workdir'],
  docs: {
    what: 'A RUN that begins with `cd directory`, with or without commands after it.',
    why: 'The change ends with that RUN. The next instruction starts in the old directory again, which is easily overlooked when lines are moved or split.',
    instead: 'Put `WORKDIR /directory` before the RUN.',
    exceptions:
      'A `cd` in a subshell or later in the script. The profile `hadolint` reports every `cd`. XF123 reports and fixes a `cd` that nothing follows.',
  },
  examples: {
    bad: [
      {
        code: 'FROM debian:13-slim\nRUN cd /usr/src/app && make\n',
        line: 2,
        fixed: 'FROM debian:13-slim\nWORKDIR /usr/src/app\nRUN make\n',
      },
      { code: 'FROM debian:13-slim\nRUN cd /tmp; ./configure && make install\n', line: 2 },
    ],
    good: [
      { code: 'FROM debian:13-slim\nWORKDIR /usr/src/app\nRUN make\n' },
      {
        code: 'FROM debian:13-slim\nRUN make && (cd docs && make html)\n',
        why: 'a subshell does not affect later commands',
      },
    ],
  },
  needs: ['program:cd'],

  *check(doc, facts) {
    for (const run of scriptTexts(doc, facts)) {
      if (!isShell(run) || run.instruction.isTrigger) continue;
      const { commands } = run.shell;
      const isStrict = facts.profile === 'hadolint';
      const changes = commands.filter((command) => (isStrict ? plainNameOf(command) : command.name) === 'cd');
      if (!isStrict) {
        const [first] = commands;
        if (first?.name !== 'cd' || first.context.subshells > 0 || !isFirst(run)) continue;
        changes.splice(1);
      }
      const [change] = changes;
      if (!change) continue;
      const folder = change.words[change.words.findIndex(({ literal }) => literal === 'cd') + 1]?.text ?? '~';
      yield {
        at: spanOf(run, change.span),
        message: `\`cd ${folder}\` only applies until this RUN ends`,
        help: `set the directory before the RUN: WORKDIR ${folder}`,
        ...(changes.length === 1 && movedOut(doc, run, change)),
      };
    }
  },
});

/** What is fed to a shell begins the RUN where the command that reads it does. */
function isFirst({ fedBy }: Script): boolean {
  return fedBy === undefined || fedBy.tree.ofType('Command')[0] === fedBy.node;
}

/** A leading `cd directory &&` as WORKDIR; what follows in the stage then starts in that directory, too. */
function movedOut({ file }: DockerfileDocument, run: Script, change: ShellCommand): { fix?: Fix } {
  const { instruction, stage, shell } = run;
  const chain = shell.tree.root.commands[0]?.command;
  if ((run.form !== 'shell' && run.form !== 'heredoc') || chain?.type !== 'AndOr' || chain.operators[0] !== '&&')
    return {};
  const [first, second] = chain.commands;
  const target = change.args[0]?.literal;
  if (first !== change.node || !second || change.words.length !== 2 || target === undefined) return {};
  // `cd -` and `~` are the shell's own, and a path with spaces or a variable would mean something else in WORKDIR.
  if (!/^[\w./@+][\w./@+-]*$/.test(target) || /OLDPWD|\bcd\s+-/.test(shell.text)) return {};
  if (mountsOf(instruction).some((mount) => !mount.target?.startsWith('/'))) return {};
  const folder = resolvePath(workdirAt(stage, instruction), target);
  const start = shell.toFile(change.span).start;
  const end = shell.toFile(shell.tree.spanOf(second)).start;
  if (folder === undefined || file.text.slice(start, end).includes('#')) return {};
  const line = `${keywordLike(instruction, 'WORKDIR')} ${folder}`;
  const edits = [lineAbove(file.text, instruction, line), { span: { start, end }, text: '' }];
  return { fix: { title: `Insert \`WORKDIR ${folder}\` before it`, safety: 'unsafe', edits } };
}
