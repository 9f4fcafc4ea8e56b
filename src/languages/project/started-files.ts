import { onceFor } from '../../core/once.ts';
import type { Project } from '../../core/project.ts';
import type { Span } from '../../core/text.ts';
import type { DockerfileDocument, Instruction } from '../dockerfile/document.ts';
import { lastInChain } from '../dockerfile/facts.ts';
import { absolute } from './image-files.ts';
import { onceForContext, type State, simulate } from './simulate.ts';

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
    for (const { instruction, shell } of doc.scripts) {
      const words = instruction.json ? instruction.words.map(({ value }) => value) : [];
      for (const word of words.slice(0, 2)) names.add(lastPart(word));
      for (const invocation of shell.invocations)
        for (const { literal } of invocation.words.slice(0, 2)) if (literal !== undefined) names.add(lastPart(literal));
    }
  }
  const { paths, byName } = pathsByName(project);
  const found = [...names].flatMap((name) => byName.get(name) ?? []);
  const first = found.sort((a, b) => a - b).slice(0, MOST_FILES);
  return first.flatMap((index) => paths[index] ?? []);
}

/** All paths, and where among them those with one last part stand, as many as are ever asked for. */
const pathsByName = onceFor(({ entries }: Project) => {
  const paths = [...entries.keys()];
  const byName = new Map<string, number[]>();
  paths.forEach((path, index) => {
    const name = lastPart(path);
    const others = byName.get(name);
    if (!others) byName.set(name, [index]);
    else if (others.length < MOST_FILES) others.push(index);
  });
  return { paths, byName };
});

/** The copied files that RUN, ENTRYPOINT and CMD start. */
export const startedFiles = onceForContext((doc, tree, context): readonly StartedFile[] => {
  const found: StartedFile[] = [];
  const { moments, ends } = simulate(doc, tree, context);
  for (const { instruction, invocation, folder, files, toFile } of moments) {
    const [first, second] = invocation.words;
    const name = first?.literal;
    if (name === undefined || !first) continue;
    const isInterpreter = INTERPRETERS.has(lastPart(name));
    const word = isInterpreter ? second : first;
    if (!word?.literal || word.literal.startsWith('-')) continue;
    const source = resolve(word.literal, { folder, files }, !isInterpreter);
    if (source === undefined) continue;
    found.push({ instruction, at: toFile(word.span), written: word.literal, source, direct: !isInterpreter });
  }
  const stage = doc.stages.at(-1);
  const end = stage && ends.get(stage);
  if (!stage || !end) return found;
  const entrypoint = lastInChain(stage, 'ENTRYPOINT');
  const command = lastInChain(stage, 'CMD');
  for (const instruction of [entrypoint, entrypoint ? undefined : command]) {
    if (!instruction?.json) continue;
    const [first, second] = instruction.words;
    const isInterpreter = INTERPRETERS.has(lastPart(first?.value ?? ''));
    const word = isInterpreter ? second : first;
    if (!word || word.value.startsWith('-') || word.value.includes('$')) continue;
    const source = resolve(word.value, end, !isInterpreter);
    if (source !== undefined)
      found.push({ instruction, at: word.span, written: word.value, source, direct: !isInterpreter });
  }
  return found;
});

/** The repository's file at a path of the image; a name without a slash is looked up as the system does. */
function resolve(path: string, { folder, files }: State, search: boolean): string | undefined {
  if (path.startsWith('/')) return files.sourceOf(absolute('/', path));
  if (!path.includes('/') && search) {
    for (const place of SEARCH_PATH) {
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
