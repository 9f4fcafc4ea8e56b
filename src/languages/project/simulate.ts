import type { Span } from '../../core/text.ts';
import type { DockerfileDocument, Instruction, Stage } from '../dockerfile/document.ts';
import { isWindows, type StageScope, walkStages } from '../dockerfile/facts.ts';
import { mountsOf } from '../dockerfile/mounts.ts';
import type { Script } from '../dockerfile/scripts.ts';
import { imageFactsOf } from '../images/data/base-facts.ts';
import { officialNameOf, parseReference } from '../images/reference.ts';
import type { Invocation } from '../shell/invocation.ts';
import { type Copy, copyOf } from './copies.ts';
import { isGlob } from './glob.ts';
import { absolute, type Context, ImageFiles } from './image-files.ts';
import { mayMakeFiles } from './run-effects.ts';
import { join, type Tree } from './tree.ts';

/** A program that a RUN starts, with what is known of the image at that moment. */
export interface Moment {
  readonly instruction: Instruction;
  readonly stage: Stage;
  readonly invocation: Invocation;
  /** Folder in which it runs; undefined when it cannot be told. */
  readonly folder: string | undefined;
  readonly files: ImageFiles;
  /** A `RUN cd X` of its own before it in the stage, whose effect is over. */
  readonly lostCd: LostCd | undefined;
  toFile(span: Span): Span;
}

/** A RUN that does nothing but change the folder. */
export interface LostCd {
  readonly instruction: Instruction;
  readonly folder: string;
}

/** What is known of an image between two instructions. */
export interface State {
  folder: string | undefined;
  readonly files: ImageFiles;
  lostCd: LostCd | undefined;
}

/** Builds a Dockerfile in the mind, for one context, shows each program that a RUN starts, and how each stage ends. */
export function simulate(
  doc: DockerfileDocument,
  tree: Tree,
  context: Context,
  visit: (moment: Moment) => void,
): ReadonlyMap<Stage, State> {
  const states = new Map<Stage, State>();
  const scripts = new Map<Instruction, Script[]>();
  for (const script of doc.scripts) {
    const known = scripts.get(script.instruction);
    if (known) known.push(script);
    else scripts.set(script.instruction, [script]);
  }
  walkStages(doc, (instruction, scope) => {
    const { stage } = scope;
    let state = states.get(stage);
    if (!state) {
      state = startOf(doc, stage, tree, context, stage.base && states.get(stage.base));
      states.set(stage, state);
    }
    switch (instruction.keyword) {
      case 'WORKDIR': {
        const path = scope.expand(instruction.args.raw);
        state.folder = path === undefined ? undefined : resolveFolder(state.folder, path);
        state.lostCd = undefined;
        break;
      }
      case 'COPY':
      case 'ADD':
        copy(copyOf(instruction, scope), state, tree, context);
        break;
      case 'RUN':
        runScripts(instruction, stage, scripts.get(instruction) ?? [], state, scope, visit);
        break;
    }
  });
  return states;
}

function startOf(doc: DockerfileDocument, stage: Stage, tree: Tree, context: Context, base: State | undefined): State {
  if (base) return { folder: base.folder, files: new ImageFiles(tree, context, base.files), lostCd: undefined };
  const files = new ImageFiles(tree, context);
  const reference = stage.imageText === undefined ? undefined : parseReference(stage.imageText);
  if (stage.imageText === 'scratch') return { folder: '/', files, lostCd: undefined };
  const facts = reference && imageFactsOf(officialNameOf(reference), reference.name);
  // An ONBUILD base copies and installs by itself.
  if (!facts || isWindows(doc, stage) || reference.tag?.includes('onbuild')) files.blur('/');
  return { folder: facts?.workdir, files, lostCd: undefined };
}

function copy(own: Copy | undefined, state: State, tree: Tree, context: Context): void {
  if (!own) return;
  const { destination } = own;
  const at = destination === undefined ? undefined : resolveFolder(state.folder, destination);
  if (at === undefined) {
    state.files.blur('/');
    return;
  }
  if (own.from !== undefined || own.opaque || own.parents) state.files.blur(at);
  if (own.from !== undefined) return;
  for (const { parts } of own.sources) {
    const found = tree.expand(context.folder, parts);
    if (found.length === 0) state.files.blur(at);
    for (const path of found) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (!tree.isFile(path)) state.files.place(at, path);
      else {
        // Without a slash it is the file's new name, unless a folder lies there already.
        if (!own.intoFolder) state.files.place(at, path);
        state.files.place(at === '/' ? `/${name}` : join(at, name), path);
      }
      if (own.parents && parts.some(isGlob)) state.files.blur(at);
    }
  }
}

function runScripts(
  instruction: Instruction,
  stage: Stage,
  scripts: readonly Script[],
  state: State,
  scope: StageScope,
  visit: (moment: Moment) => void,
): void {
  let files = state.files;
  const mounts = mountsOf(instruction).filter(({ type }) => type === 'bind' || type === 'cache');
  if (mounts.length > 0) {
    files = new ImageFiles(files.tree, files.context, files);
    for (const { target } of mounts) {
      const path = target === undefined ? undefined : scope.expand(target);
      files.blur(path === undefined ? '/' : (resolveFolder(state.folder, path) ?? '/'));
    }
  }
  const inner = scripts.some(({ form }) => form === 'inner');
  let folder = state.folder;
  let single: LostCd | undefined;
  let count = 0;
  for (const { shell, form } of scripts) {
    if (inner && form === 'exec') continue;
    if (shell.dialect === 'none') files.blur('/');
    if (shell.tree.ofType('Redirected').length > 0) files.blur('/');
    for (const invocation of shell.invocations) {
      count += 1;
      const { command, words, name } = invocation;
      const { subshells, functionName } = command.context;
      if (functionName !== undefined) folder = undefined;
      if (name === 'cd' || name === 'pushd' || name === 'popd') {
        const to = words.length === 2 ? words[1]?.literal : undefined;
        const next =
          name !== 'cd' || to === undefined || to === '-' || subshells > 0 ? undefined : resolveFolder(folder, to);
        if (next !== undefined && form === 'shell') single = { instruction, folder: next };
        folder = next;
        continue;
      }
      visit({
        instruction,
        stage,
        invocation,
        folder,
        files,
        lostCd: state.lostCd,
        toFile: (span) => shell.toFile(span),
      });
      if (mayMakeFiles(invocation)) {
        files.blur('/');
        if (files !== state.files) state.files.blur('/');
      }
    }
  }
  if (scripts.length === 0) state.files.blur('/');
  if (single && count === 1) state.lostCd = single;
}

function resolveFolder(folder: string | undefined, path: string): string | undefined {
  if (/^(?:[A-Za-z]:|\\|~)/.test(path)) return undefined;
  if (path.startsWith('/')) return absolute('/', path);
  return folder === undefined ? undefined : absolute(folder, path);
}
