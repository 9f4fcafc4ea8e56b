import { onceFor } from '../../core/once.ts';
import type { Project } from '../../core/project.ts';
import type { Span } from '../../core/text.ts';
import type { DockerfileDocument, Instruction } from '../dockerfile/document.ts';
import { lastInChain } from '../dockerfile/facts.ts';
import type { ShellWord } from '../shell/word.ts';
import { absolute, type ImageFiles } from './image-files.ts';
import { onceForContext, resolveFolder, type State, simulate } from './simulate.ts';

/** A file of the repository that a Dockerfile copies and then starts. */
export interface StartedFile {
  readonly instruction: Instruction;
  /** The word that names it. */
  readonly at: Span;
  readonly written: string;
  /** Path in the repository. */
  readonly source: string;
  /** The system starts it, not an interpreter that is named before it. */
  readonly direct: boolean;
}

const INTERPRETERS = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'zsh']);
const SEARCH_PATH = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
const MOST_FILES = 40;

/** Paths of the repository that a Dockerfile may start, by their last part; for a rule's `wants`. */
export function startablePaths(project: Project, docs: readonly DockerfileDocument[]): string[] {
  const names = new Set<string>();
  for (const doc of docs) {
    for (const { shell } of doc.scripts) {
      for (const { words } of shell.invocations)
        for (const { literal } of words.slice(0, 2)) if (literal !== undefined) names.add(lastPart(literal));
    }
  }
  const found = pathsNamed(project, names);
  return [...names]
    .flatMap((name) => found.get(name) ?? [])
    .sort(compareTexts)
    .slice(0, MOST_FILES);
}

const knownNames = onceFor((_: Project) => new Map<string, readonly string[]>());

/** Paths by their last part, as many as are ever asked for. The index is searched once for each name. */
function pathsNamed(project: Project, names: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const known = knownNames(project);
  const added = new Map([...names].filter((name) => !known.has(name)).map((name): [string, string[]] => [name, []]));
  if (added.size === 0) return known;
  const marks = [...added.keys()].map((name) => ({ start: name, end: name }));
  for (const path of project.entries.select(marks)) {
    const paths = added.get(lastPart(path));
    if (paths && paths.length < MOST_FILES) paths.push(path);
  }
  for (const [name, paths] of added) known.set(name, paths);
  return known;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The copied files that RUN, ENTRYPOINT and CMD start. */
export const startedFiles = onceForContext((doc, tree, context): readonly StartedFile[] => {
  const found: StartedFile[] = [];
  const { moments, ends } = simulate(doc, tree, context);
  for (const { instruction, invocation, folder, files, toFile } of moments) {
    const file = fileIn(invocation.words, { folder, files });
    if (file) found.push({ ...file, instruction, at: toFile(file.at) });
  }
  const stage = doc.stages.at(-1);
  const end = stage && ends.get(stage);
  const atStart = stage && (lastInChain(stage, 'ENTRYPOINT') ?? lastInChain(stage, 'CMD'));
  if (end && atStart) found.push(...filesAtStart(doc, atStart, end));
  return found;
});

/** The file that an invocation runs, by itself or through a shell that is named before it. */
function fileIn(words: readonly ShellWord[], state: State): Omit<StartedFile, 'instruction'> | undefined {
  const [first, second] = words;
  const direct = !INTERPRETERS.has(lastPart(first?.literal ?? ''));
  const word = direct ? first : second;
  if (!word?.literal || word.literal.startsWith('-')) return undefined;
  const source = resolve(word.literal, state, direct);
  return source === undefined ? undefined : { at: word.span, written: word.literal, source, direct };
}

/** What ENTRYPOINT or CMD certainly starts: nothing that a test, a branch, a loop or a function decides about. */
function filesAtStart(doc: DockerfileDocument, instruction: Instruction, end: State): StartedFile[] {
  const shell = doc.scripts.find((one) => one.instruction === instruction)?.shell;
  if (!shell) return [];
  const found: StartedFile[] = [];
  let { folder } = end;
  for (const { name, words, command } of shell.invocations) {
    const { optional, subshells } = command.context;
    if (name === 'cd') {
      const to = words.length === 2 && subshells === 0 && !optional ? words[1]?.literal : undefined;
      folder = to === undefined || /^[-~]/.test(to) ? undefined : resolveFolder(folder, to);
      continue;
    }
    const file = optional ? undefined : fileIn(words, { folder, files: end.files });
    if (!file) continue;
    const at = shell.toFile(file.at);
    const string = instruction.json && instruction.words.find(({ span }) => span.start < at.start && at.end < span.end);
    found.push({ ...file, instruction, at: string && string.value === file.written ? string.span : at });
  }
  return found;
}

/** Where a name may be found that the context has brought: hardly any image has such a place. */
const placesIn = onceFor((files: ImageFiles) => SEARCH_PATH.filter((place) => files.reaches(place)));

/** The repository's file at a path of the image; a name without a slash is looked up as the system does. */
function resolve(path: string, { folder, files }: State, search: boolean): string | undefined {
  if (path.startsWith('/')) return files.sourceOf(absolute('/', path));
  if (!path.includes('/') && search) {
    for (const place of placesIn(files)) {
      const source = files.sourceOf(`${place}/${path}`);
      if (source !== undefined) return source;
    }
    return undefined;
  }
  return folder === undefined ? undefined : files.sourceOf(absolute(folder, path));
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
