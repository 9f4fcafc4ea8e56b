/**
 * How rules ask about what a Dockerfile runs. Everything here is lazy and shared: a script is parsed once per file.
 *
 * ```ts
 * for (const run of runs(doc)) {                         // every RUN, those inside ONBUILD too
 *   if (hasMountAt(run, '/var/cache/apt')) continue;     // cache and tmpfs mounts of this RUN
 *   for (const call of callsOf(run, 'apt-get')) {        // looked through sudo, env, time, xargs, `sh -c '…'`
 *     if (call.args.operands[0]?.literal !== 'install') continue;
 *     yield {
 *       at: spanOf(run, call.words[0].span),             // script place to file place, through continued lines
 *       message: '…',
 *       ...fixBy(run, 'Add `-y`', 'safe', [insertAt(call.args.operands[0].span.end, ' -y')]),
 *     };
 *   }
 * }
 * ```
 *
 * `call.args` (`Arguments` of shell/options.ts) sorts options with their values from operands; `flagsOf` and
 * `plainArgumentsOf` there are hadolint's cruder reading. Calls whose name holds a variable have `name` undefined.
 */
import { memory, onceFor } from '../../core/once.ts';
import type { Edit, Facts, Fix } from '../../core/rule.ts';
import type { Span } from '../../core/text.ts';
import type { Invocation } from '../shell/invocation.ts';
import { type Arguments, argumentsOf } from '../shell/options.ts';
import type { DockerfileDocument, Script, Stage } from './document.ts';
import { opensWithHeredoc } from './fed-scripts.ts';
import { mountsOf } from './mounts.ts';

/** A program that a script runs. */
export interface Call extends Invocation {
  /** Its name without the path; undefined when it holds an expansion. */
  readonly program: string | undefined;
  readonly args: Arguments;
}

const runsOf = memory<DockerfileDocument, readonly Script[]>();

/**
 * The scripts of all RUN instructions (ONBUILD RUN too), one each. The exec form is a script of one command. The calls
 * of such a script are all that the RUN runs, those of the here-documents that it feeds to a shell among them.
 */
export function runs(doc: DockerfileDocument): readonly Script[] {
  let known = runsOf.get(doc);
  if (!known) {
    known = doc.scripts.filter(isRun);
    runsOf.set(doc, known);
  }
  return known;
}

function isRun({ instruction, form }: Script): boolean {
  return instruction.keyword === 'RUN' && form !== 'inner' && form !== 'fed';
}

const textsOf = memory<DockerfileDocument, readonly Script[]>();

/**
 * Like `runs`, with each here-document that is fed to a shell, and each script of `["sh", "-c", "…"]`, as one of its own:
 * for rules that look at a tree, where a call of the RUN itself is not enough. Under profile `hadolint` without what
 * hadolint throws away.
 */
export function scriptTexts(doc: DockerfileDocument, { profile }: Pick<Facts, 'profile'>): readonly Script[] {
  let known = textsOf.get(doc);
  if (!known) {
    known = doc.scripts.filter((one) => isRun(one) || (one.instruction.keyword === 'RUN' && one.form !== 'exec'));
    textsOf.set(doc, known);
  }
  if (profile !== 'hadolint') return known;
  return known.filter(({ form, shell }) => form !== 'inner' && shell.origin !== 'fed');
}

const byStage = memory<DockerfileDocument, ReadonlyMap<Stage, readonly Script[]>>();

function groupedByStage({ scripts }: DockerfileDocument): ReadonlyMap<Stage, readonly Script[]> {
  const groups = new Map<Stage, Script[]>();
  for (const script of scripts) {
    const group = groups.get(script.stage);
    if (group) group.push(script);
    else groups.set(script.stage, [script]);
  }
  return groups;
}

/** The scripts of one stage, in order. Grouped once: of thousands of stages each would look at the scripts of all. */
export function scriptsOf(doc: DockerfileDocument, stage: Stage): readonly Script[] {
  let groups = byStage.get(doc);
  if (!groups) {
    groups = groupedByStage(doc);
    byStage.set(doc, groups);
  }
  return groups.get(stage) ?? [];
}

/** The RUNs of one stage, like `runs`. */
export function runsOfStage(doc: DockerfileDocument, stage: Stage): readonly Script[] {
  return scriptsOf(doc, stage).filter(isRun);
}

/** Whether the text of a script can be checked as shell at all. */
export function isShell(run: Script): boolean {
  return run.shell.dialect !== 'none';
}

/** An invocation as rules ask for it. Most are asked only for their program, so that arguments are sorted late. */
export class ScriptCall implements Call {
  readonly name: string | undefined;
  readonly words: Invocation['words'];
  readonly command: Invocation['command'];
  readonly via: Invocation['via'];
  readonly fed: boolean;
  readonly program: string | undefined;
  private sorted: Arguments | undefined;

  constructor({ name, words, command, via, fed }: Invocation) {
    this.name = name;
    this.words = words;
    this.command = command;
    this.via = via;
    this.fed = fed;
    this.program = name?.slice(name.lastIndexOf('/') + 1);
  }

  get args(): Arguments {
    this.sorted ??= argumentsOf(this);
    return this.sorted;
  }
}

/** Every rule about programs asks for the same calls, and equal scripts share their invocations. */
const callsBy = onceFor((invocations: readonly Invocation[]): readonly Call[] =>
  invocations.map((invocation) => new ScriptCall(invocation)),
);

/** What a script runs, in order; with names, only the programs so named. */
export function callsOf(run: Script, ...programs: readonly string[]): readonly Call[] {
  const calls = callsBy(run.shell.invocations);
  if (programs.length === 0) return calls;
  return calls.filter(({ program }) => program !== undefined && programs.includes(program));
}

/** Like `callsOf`; under profile `hadolint` without what is in here-documents that it throws away. */
export function callsSeen(
  run: Script,
  { profile }: Pick<Facts, 'profile'>,
  ...programs: readonly string[]
): readonly Call[] {
  const calls = callsOf(run, ...programs);
  return profile === 'hadolint' && !opensWithHeredoc(run) ? calls.filter(({ fed }) => !fed) : calls;
}

/** File span of a span of the script. */
export function spanOf(run: Script, span: Span): Span {
  return run.shell.toFile(span);
}

/** File span of a call from its name to its last word. */
export function callSpan(run: Script, call: Call): Span {
  const first = call.words[0]?.span.start ?? 0;
  return spanOf(run, { start: first, end: call.words.reduce((end, { span }) => Math.max(end, span.end), first) });
}

/** File span of a call's name. */
export function nameSpan(run: Script, call: Call): Span {
  return spanOf(run, call.words[0]?.span ?? { start: 0, end: 0 });
}

/** Whether a cache or tmpfs mount of the RUN has a target that contains the path. */
export function hasMountAt(run: Script, path: string): boolean {
  return mountsOf(run.instruction).some(
    ({ type, target }) => (type === 'cache' || type === 'tmpfs') && target?.includes(path) === true,
  );
}

/** Edits in script coordinates as edits of the file; undefined where the script does not stand there as it is. */
export function editsOf(run: Script, edits: readonly Edit[]): Edit[] | undefined {
  if (!edits.every(({ span }) => run.shell.isVerbatim(span))) return undefined;
  return edits.map(({ span, text }) => ({ span: run.shell.toFile(span), text }));
}

/** A fix by edits in script coordinates, ready to be spread into a report: `...fixBy(run, …)`. */
export function fixBy(
  run: Script,
  title: string,
  safety: Fix['safety'],
  edits: readonly Edit[],
): { readonly fix?: Fix } {
  const own = editsOf(run, edits);
  return own ? { fix: { title, safety, edits: own } } : {};
}

/** An edit that puts text in at a place of the script. */
export function insertAt(offset: number, text: string): Edit {
  return { span: { start: offset, end: offset }, text };
}

/** Whether a RUN is one chain of `&&`, so that `&& more` may be put after it. */
export function isAndChain({ form, instruction, shell }: Script): boolean {
  if (form !== 'shell' || instruction.heredocs.length > 0 || shell.tree.faults.length > 0) return false;
  const [only, second] = shell.tree.root.commands;
  if (!only || second || only.background || /[;#]/.test(shell.text.slice(only.end))) return false;
  return only.command.type !== 'AndOr' || only.command.operators.every((operator) => operator === '&&');
}
