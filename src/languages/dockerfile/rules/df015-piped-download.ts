import { defineRule, type Report } from '../../../core/rule.ts';
import type { Span } from '../../../core/text.ts';
import type { SyntaxNode } from '../../shell/parse.ts';
import type { DockerfileDocument } from '../document.ts';
import { type Call, callsOf, isShell, runs, scriptTexts, spanOf } from '../runs.ts';

const DOWNLOADERS = new Set(['curl', 'wget']);
const INTERPRETERS = /^(?:(?:ba|da|z|k|a)?sh|python[\d.]*|perl|ruby|node|php)$/;
const EVALUATORS = new Set(['eval', 'source', '.']);
/** `"$(curl …)"`, a backtick or `<(curl …)` as a whole word. */
const SUBSTITUTED = /^"?(?:\$\(|<\(|`)\s*(curl|wget)\s/;

export default defineRule<DockerfileDocument>({
  id: 'DF015',
  name: 'piped-download',
  title: 'download piped into a shell',
  severity: 'warning',
  profiles: { recommended: 'info' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  standsFor: ['DL4006'],
  references: ['https://docs.docker.com/build/building/best-practices/#using-pipes'],
  docs: {
    what: 'The output of `curl` or `wget` is piped into a shell or another interpreter, or run as `sh -c "$(curl …)"`.',
    why: 'Whoever controls the server or its DNS name can run commands in the build, without leaving a trace of what ran. An interrupted download runs half a script.',
    instead:
      'Save it, compare its checksum, then run it: `curl -fsSLo x.sh https://… && echo "<sha256>  x.sh" | sha256sum -c && sh x.sh`, or install a distribution package.',
    exceptions:
      'An `info` over https, a warning over plain http. Pipes through another program such as `gpg` are not reported.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nRUN curl -fsSL https://example.com/install.sh | sh\n', line: 2 },
      { code: 'FROM a:1\nRUN wget -qO- http://example.com/setup | bash -s -- -y\n', line: 2 },
    ],
    good: [
      { code: 'FROM a:1\nRUN curl -fsSL https://example.com/key | gpg --dearmor -o /k.gpg\n' },
      { code: 'FROM a:1\nRUN curl -fsSLo x.sh https://example.com/x && sha256sum -c x.sum && sh x.sh\n' },
    ],
  },
  needs: ['program:curl', 'program:wget', 'substituted-download'],

  *check(doc, facts) {
    for (const run of runs(doc)) {
      if (!isShell(run)) continue;
      const calls = callsOf(run);
      const byNode = new Map(calls.map((call) => [call.command.node, call]));
      for (const call of calls) {
        if (!DOWNLOADERS.has(call.program ?? '')) continue;
        const runner = runnerOf(call, byNode);
        if (!runner) continue;
        const start = call.words[0]?.span.start ?? 0;
        const end = runner.words[0]?.span.end ?? start;
        const text = call.words.map(({ value }) => value).join(' ');
        yield report(spanOf(run, { start, end }), call.program ?? '', runner.program ?? '', text);
      }
    }
    for (const run of scriptTexts(doc, facts)) {
      if (!isShell(run)) continue;
      for (const { words, span } of run.shell.commands) {
        const [name, ...args] = words;
        const runner = name?.literal?.replace(/^.*\//, '') ?? '';
        if (!INTERPRETERS.test(runner) && !EVALUATORS.has(runner)) continue;
        for (const { text, span: at } of args) {
          const program = SUBSTITUTED.exec(text)?.[1];
          if (program) yield report(spanOf(run, { start: span.start, end: at.end }), program, runner, text);
        }
      }
    }
  },
});

function report(at: Span, program: string, runner: string, text: string): Report {
  const plain = /(?:^|[\s'"=])http:\/\/(?!localhost|127\.)/i.test(text);
  return {
    at,
    message: plain
      ? `\`${runner}\` runs what \`${program}\` downloads over plain http, which can be changed in transit`
      : `\`${runner}\` runs what \`${program}\` downloads without verifying it`,
    help: 'save it to a file, verify it with sha256sum -c, then run it',
    ...(plain && { severity: 'warning' }),
  };
}

/** The interpreter that reads a download: the next command of its pipe. */
function runnerOf({ command }: Call, byNode: ReadonlyMap<SyntaxNode, Call>): Call | undefined {
  const pipe = command.tree.parentOf(command.node);
  const index = command.context.pipeIndex + 1;
  if (pipe?.type !== 'Pipeline' || index >= pipe.commands.length) return undefined;
  const stage = pipe.commands[index];
  const next = stage && byNode.get(stage);
  return next && INTERPRETERS.test(next.program ?? '') && readsInput(next) ? next : undefined;
}

/** No script of its own: `sh`, `bash -s -- -y`, `python3 -`. */
function readsInput({ words, program }: Call): boolean {
  for (const { value } of words.slice(1)) {
    if (value === '-' || value === '--' || value === '/dev/stdin') return true;
    if (!value.startsWith('-')) return false;
    if (!/sh$/.test(program ?? '')) return false;
    if (/^-[a-z]*c$/.test(value)) return false;
    if (/^-[a-z]*s/.test(value)) return true;
  }
  return true;
}
