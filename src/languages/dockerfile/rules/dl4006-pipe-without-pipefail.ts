import { defineRule } from '../../../core/rule.ts';
import type { ShellCommand } from '../../shell/command.ts';
import type { DockerfileDocument, Script } from '../document.ts';
import { isShell, runs, spanOf } from '../runs.ts';

/** Commands that hardly fail, or whose failure says nothing. */
const HARMLESS = new Set([
  'echo',
  'printf',
  'yes',
  'true',
  'env',
  'pwd',
  'date',
  'uname',
  'dpkg',
  'ls',
  'cat',
  'grep',
  'find',
]);

export default defineRule<DockerfileDocument>({
  id: 'DL4006',
  name: 'pipe-without-pipefail',
  title: 'a pipe whose failures are lost',
  severity: 'warning',
  profiles: { recommended: 'info', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://docs.docker.com/build/building/best-practices/#using-pipes'],
  docs: {
    what: 'A RUN with a pipe in a shell without `pipefail`.',
    why: 'Only the last command of a pipe decides whether the RUN fails: a download that breaks off still makes a green build.',
    instead:
      'Write `SHELL ["/bin/bash", "-o", "pipefail", "-c"]` before it, or `set -o pipefail &&` at its start where the shell knows it.',
    exceptions:
      '`set -o pipefail` in the same RUN counts. Pipes that begin with echo, printf or the like, and pipes in a condition, pass; the profile `hadolint` reports every pipe.',
  },
  examples: {
    bad: [
      { code: 'FROM debian:13\nRUN curl a | tar -x\n', line: 2 },
      { code: 'FROM debian:13\nRUN wget -O- a | sh && b\n', line: 2 },
    ],
    good: [
      { code: 'FROM debian:13\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl a | tar -x\n' },
      { code: 'FROM alpine:3.22\nRUN set -o pipefail && curl a | tar -x\n' },
    ],
  },

  *check(doc, { profile }) {
    for (const run of runs(doc)) {
      if (run.instruction.isTrigger || !isShell(run) || hasPipefail(run, profile === 'hadolint')) continue;
      const piped = run.shell.commands.find(
        (command) =>
          command.context.pipeLength > 1 && command.context.pipeIndex === 0 && isRisky(command, profile === 'hadolint'),
      );
      if (!piped) continue;
      yield {
        at: spanOf(run, piped.span),
        message: `when \`${piped.name ?? piped.words[0]?.text ?? 'this'}\` fails, the pipe hides it and the build goes on`,
        help: 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]',
      };
    }
  },
});

function hasPipefail(run: Script, hadolint: boolean): boolean {
  if (hadolint) {
    const [program = '', ...rest] = run.setting.words;
    if (/^(?:pwsh|powershell|cmd)/.test(program)) return true;
    return /^(?:.*\/)?(?:bash|zsh|ash)$/.test(program) && rest.includes('pipefail');
  }
  if (run.shell.pipefail) return true;
  return run.shell.commands.some(
    ({ name, words }) => name === 'set' && words.some(({ value }) => value === 'pipefail'),
  );
}

function isRisky(command: ShellCommand, hadolint: boolean): boolean {
  if (hadolint) return true;
  const { after, inCondition } = command.context;
  if (after === '||' || (inCondition && after === undefined)) return false;
  return command.basename !== undefined && !HARMLESS.has(command.basename);
}
