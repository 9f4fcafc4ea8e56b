import { defineRule, type Fix, type Report } from '../../../core/rule.ts';
import type { Span } from '../../../core/text.ts';
import type { DockerfileDocument, Script } from '../document.ts';
import { keywordLike, lineAbove } from '../edits.ts';
import { chainOf } from '../facts.ts';
import { callsOf, isShell, runsOfStage, scriptTexts, spanOf } from '../runs.ts';

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
  title: 'pipe without pipefail',
  severity: 'warning',
  profiles: { recommended: 'info', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: [],
  references: ['https://docs.docker.com/build/building/best-practices/#using-pipes'],
  docs: {
    what: 'A RUN with a pipe in a shell without `pipefail`.',
    why: 'Only the last command of a pipe determines whether the RUN fails: the build succeeds even after an interrupted download.',
    instead:
      'Put `SHELL ["/bin/bash", "-o", "pipefail", "-c"]` before it, or start it with `set -o pipefail &&` if the shell supports it.',
    exceptions:
      '`set -o pipefail` in the same RUN is accepted. Pipes that begin with echo, printf or similar commands and pipes in a condition are not reported; the profile `hadolint` reports every pipe.',
  },
  examples: {
    bad: [
      {
        code: 'FROM debian:13\nRUN curl a | tar -x\n',
        line: 2,
        fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl a | tar -x\n',
      },
      {
        code: 'FROM alpine:3.22\nRUN wget -O- a | sh && b\n',
        line: 2,
        fixed: 'FROM alpine:3.22\nSHELL ["/bin/ash", "-o", "pipefail", "-c"]\nRUN wget -O- a | sh && b\n',
      },
    ],
    good: [
      { code: 'FROM debian:13\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl a | tar -x\n' },
      { code: 'FROM alpine:3.22\nRUN set -o pipefail && curl a | tar -x\n' },
    ],
  },
  needs: ['pipe'],

  *check(doc, facts) {
    const hadolint = facts.profile === 'hadolint';
    let first: Script | undefined;
    let fix: Fix | undefined;
    for (const run of scriptTexts(doc, facts)) {
      if (run.instruction.isTrigger || !isShell(run) || hasPipefail(run, hadolint)) continue;
      const piped = hadolint ? anyPipe(run) : riskyPipe(run);
      if (!piped) continue;
      if (run.form === 'fed' || run.form === 'inner') {
        yield { ...reportOf(run, piped), help: 'start the script with: set -o pipefail' };
        continue;
      }
      // One SHELL is for all pipes after it: equal edits count once.
      if (first?.stage !== run.stage || first.setting !== run.setting) {
        first = run;
        fix = shellFix(doc, run);
      }
      yield { ...reportOf(run, piped), help: `set pipefail before it: ${shellLine('/bin/bash')}`, ...(fix && { fix }) };
    }
  },
});

function reportOf(run: Script, { span, name }: Piped): Report {
  return { at: spanOf(run, span), message: `when \`${name}\` fails, the pipe hides it and the build continues` };
}

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

interface Piped {
  readonly span: Span;
  readonly name: string;
}

/** What precedes the first pipe of the script, whatever it is. */
function anyPipe({ shell }: Script): Piped | undefined {
  const first = shell.tree.ofType('Pipeline').find(({ commands }) => commands.length > 1)?.commands[0];
  if (!first) return undefined;
  const span = shell.tree.spanOf(first);
  return { span, name: shell.text.slice(span.start, span.end).trim().split(/\s/, 1)[0] ?? '' };
}

/** The first command before a pipe whose failure would matter. */
function riskyPipe({ shell }: Script): Piped | undefined {
  const found = shell.commands.find((command) => {
    const { basename } = command;
    if (basename === undefined || HARMLESS.has(basename)) return false;
    const { context } = command;
    if (context.pipeLength < 2 || context.pipeIndex !== 0) return false;
    return context.after !== '||' && !(context.inCondition && context.after === undefined);
  });
  return found && { span: found.span, name: found.name ?? '' };
}

function shellLine(program: string, rest: readonly string[] = ['-c']): string {
  return `SHELL ${JSON.stringify([program, '-o', 'pipefail', ...rest]).replaceAll('","', '", "')}`;
}

/** The shell of the stage with the option; it is not known whether the image has bash. */
function shellFix(doc: DockerfileDocument, run: Script): Fix | undefined {
  const { by, words } = run.setting;
  const [program = '', ...rest] = words;
  const title = 'Make the pipe fail with any of its commands';
  if (!by) {
    const known = shellOf(doc, run);
    const line = known && shellLine(known).replace('SHELL', keywordLike(run.instruction, 'SHELL'));
    return line ? { title, safety: 'unsafe', edits: [lineAbove(doc.file.text, run.instruction, line)] } : undefined;
  }
  if (!/^\/(?:\w+\/)*(?:bash|zsh|ash)$/.test(program)) return undefined;
  const own = by.span.start > run.stage.span.start ? by.words[0]?.span.end : undefined;
  const edit =
    own === undefined
      ? lineAbove(doc.file.text, run.instruction, shellLine(program, rest))
      : { span: { start: own, end: own }, text: ', "-o", "pipefail"' };
  return { title, safety: 'unsafe', edits: [edit] };
}

/** The shell with `pipefail` that the base image is likely to have. */
function shellOf(doc: DockerfileDocument, { stage }: Script): string | undefined {
  const chain = chainOf(stage);
  const image = chain.at(-1)?.imageText?.toLowerCase() ?? '';
  if (image === 'scratch' || image.includes('distroless')) return undefined;
  const isAlpine = /(?:^|[/:-])(?:alpine|busybox)/.test(image);
  const callsApk = (one: typeof stage) => runsOfStage(doc, one).some((run) => callsOf(run, 'apk').length > 0);
  return isAlpine || chain.some(callsApk) ? '/bin/ash' : '/bin/bash';
}
