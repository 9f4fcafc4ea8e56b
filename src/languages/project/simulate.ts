import { onceFor } from '../../core/once.ts';
import type { Span } from '../../core/text.ts';
import type { DockerfileDocument, Instruction, Stage } from '../dockerfile/document.ts';
import { isWindows } from '../dockerfile/facts.ts';
import { imageFactsOf } from '../images/data/base-facts.ts';
import { officialNameOf, parseReference } from '../images/reference.ts';
import type { ShellCommand } from '../shell/command.ts';
import type { Invocation } from '../shell/invocation.ts';
import type { ScriptTree } from '../shell/tree.ts';
import type { Copy } from './copies.ts';
import { isGlob } from './glob.ts';
import { absolute, type Context, ImageFiles, type Mount } from './image-files.ts';
import { mayMakeFiles } from './run-effects.ts';
import { type RunStep, stepsOf } from './steps.ts';
import { join, type Tree } from './tree.ts';

/** A program that a RUN starts, with what is known of the image at that moment. */
export interface Moment {
  readonly instruction: Instruction;
  readonly stage: Stage;
  readonly invocation: Invocation;
  /** Directory in which it runs; undefined when it cannot be determined. */
  readonly folder: string | undefined;
  readonly files: ImageFiles;
  /** A `RUN cd X` of its own before it in the stage, whose effect is over. */
  readonly lostCd: LostCd | undefined;
  readonly toFile: (span: Span) => Span;
}

/** A RUN that does nothing but change the directory. */
export interface LostCd {
  readonly instruction: Instruction;
  readonly folder: string;
}

/** What is known of an image between two instructions. */
export interface State {
  readonly folder: string | undefined;
  readonly files: ImageFiles;
}

/** How a Dockerfile is built from one context. */
export interface Simulation {
  /** Each program that a RUN starts. */
  readonly moments: readonly Moment[];
  /** How each stage ends. */
  readonly ends: ReadonlyMap<Stage, State>;
}

/** The state that the instructions of a stage change. */
interface Building {
  folder: string | undefined;
  files: ImageFiles;
  lostCd: LostCd | undefined;
}

/** Makes a function of a Dockerfile and one of its contexts remember its answers: several rules ask for them. */
export function onceForContext<Value>(work: (doc: DockerfileDocument, tree: Tree, context: Context) => Value) {
  const answersOf = onceFor((_: DockerfileDocument) => new Map<Context, Value>());
  return (doc: DockerfileDocument, tree: Tree, context: Context): Value => {
    const answers = answersOf(doc);
    const answer = answers.get(context) ?? work(doc, tree, context);
    answers.set(context, answer);
    return answer;
  };
}

/** Builds a Dockerfile in the mind, for one context. */
export const simulate = onceForContext((doc, tree, context): Simulation => {
  const states = new Map<Stage, Building>();
  const moments: Moment[] = [];
  for (const step of stepsOf(doc)) {
    const { stage } = step;
    let state = states.get(stage);
    if (!state) {
      state = startOf(doc, stage, tree, context, stage.base && states.get(stage.base));
      states.set(stage, state);
    }
    if (step.kind === 'copy') copy(step.copy, state, tree, context);
    else if (step.kind === 'run') runScripts(step, state, moments);
    else if (step.kind === 'workdir') {
      state.folder = step.path === undefined ? undefined : resolveFolder(state.folder, step.path);
      state.lostCd = undefined;
    }
  }
  return { moments, ends: states };
});

function startOf(
  doc: DockerfileDocument,
  stage: Stage,
  tree: Tree,
  context: Context,
  base: Building | undefined,
): Building {
  if (base) return { folder: base.folder, files: base.files, lostCd: undefined };
  const files = new ImageFiles(tree, context);
  const reference = stage.imageText === undefined ? undefined : parseReference(stage.imageText);
  if (stage.imageText === 'scratch') return { folder: '/', files, lostCd: undefined };
  const facts = reference && imageFactsOf(officialNameOf(reference), reference.name);
  // An ONBUILD base copies and installs by itself.
  const isUnknown = !facts || isWindows(doc, stage) || reference.tag?.includes('onbuild');
  return { folder: facts?.workdir, files: isUnknown ? files.blurredAt('/') : files, lostCd: undefined };
}

function copy(own: Copy, state: Building, tree: Tree, context: Context): void {
  const { destination } = own;
  const at = destination === undefined ? undefined : resolveFolder(state.folder, destination);
  if (at === undefined) {
    state.files = state.files.blurredAt('/');
    return;
  }
  if (own.from !== undefined || own.opaque || own.parents) state.files = state.files.blurredAt(at);
  if (own.from !== undefined) return;
  const mounts: Mount[] = [];
  for (const { parts } of own.sources) {
    const found = tree.expand(context.folder, parts);
    if (found.length === 0) state.files = state.files.blurredAt(placeOf(parts, own, at));
    for (const path of found) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      // Without a slash a file gets this name, unless a directory lies there already.
      if (!tree.isFile(path) || !own.intoFolder) mounts.push({ at, source: path });
      if (tree.isFile(path)) mounts.push({ at: at === '/' ? `/${name}` : join(at, name), source: path });
      if (own.parents && parts.some(isGlob)) state.files = state.files.blurredAt(at);
    }
  }
  state.files = state.files.placed(mounts);
}

/** Endings that directories do not have: `Shop.Api` may be one. */
const FILE =
  /.\.(?:[cm]?[jt]sx?|json|lock|txt|toml|py|rb|php|go|mod|sum|rs|java|sh|bash|conf|cfg|ini|ya?ml|xml|md|sql|env|html?|css|crt|pem|key|gz|zip|jar)$/i;

/** Where a source that is missing would lie: a file by its name, in the directory; what may be a directory fills the place. */
function placeOf(parts: readonly string[], { intoFolder, parents }: Copy, at: string): string {
  const name = parts.at(-1) ?? '';
  const isFile = FILE.test(name) && !parts.some(isGlob) && !parents;
  return isFile && intoFolder ? absolute(at, name) : at;
}

function runScripts({ instruction, stage, scripts, mounted }: RunStep, state: Building, moments: Moment[]): void {
  let { files } = state;
  const folders = new Folders(state.folder);
  for (const path of mounted)
    files = files.blurredAt(path === undefined ? '/' : (resolveFolder(state.folder, path) ?? '/'));
  const inner = scripts.some(({ form }) => form === 'inner');
  const { lostCd } = state;
  let single: LostCd | undefined;
  let count = 0;
  let makesFiles = scripts.length === 0;
  for (const { shell, form } of scripts) {
    // What is fed to a shell is among the invocations of the script that feeds it.
    if ((inner && form === 'exec') || form === 'fed') continue;
    if (shell.dialect === 'none' || shell.tree.ofType('Redirected').length > 0) {
      files = files.blurredAt('/');
      // What lies on a mount is gone after the RUN.
      makesFiles ||= mounted.length === 0;
    }
    const toFile = (span: Span) => shell.toFile(span);
    for (const invocation of shell.invocations) {
      count += 1;
      const { command, words, name } = invocation;
      const { subshells, functionName } = command.context;
      if (functionName !== undefined) folders.set(command, undefined);
      const folder = folders.at(command);
      if (name === 'cd' || name === 'pushd' || name === 'popd') {
        const to = words.length === 2 ? words[1]?.literal : undefined;
        const next =
          name !== 'cd' || to === undefined || to === '-' || subshells > 0 ? undefined : resolveFolder(folder, to);
        if (next !== undefined && form === 'shell' && !command.within) single = { instruction, folder: next };
        folders.set(command, next);
        continue;
      }
      moments.push({ instruction, stage, invocation, folder, files, lostCd, toFile });
      if (mayMakeFiles(invocation)) {
        files = files.blurredAt('/');
        makesFiles = true;
      }
    }
  }
  if (makesFiles) state.files = state.files.blurredAt('/');
  if (single && count === 1) state.lostCd = single;
}

/** Where the commands of a RUN are: a `cd` ends with the script that it is in. */
class Folders {
  private readonly start: string | undefined;
  private readonly changed = new Map<ScriptTree, string | undefined>();

  constructor(start: string | undefined) {
    this.start = start;
  }

  at({ tree, within }: ShellCommand): string | undefined {
    if (this.changed.has(tree)) return this.changed.get(tree);
    return within ? this.at(within) : this.start;
  }

  set({ tree }: ShellCommand, folder: string | undefined): void {
    this.changed.set(tree, folder);
  }
}

/** The directory that a path names, seen from a directory; undefined when it cannot be determined. */
export function resolveFolder(folder: string | undefined, path: string): string | undefined {
  if (path.startsWith('/')) return absolute('/', path);
  const isElsewhere = path.startsWith('\\') || path.startsWith('~') || path[1] === ':';
  if (isElsewhere && /^(?:[A-Za-z]:|\\|~)/.test(path)) return undefined;
  return folder === undefined ? undefined : absolute(folder, path);
}
