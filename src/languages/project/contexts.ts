import { memory, onceFor } from '../../core/once.ts';
import type { Project } from '../../core/project.ts';
import type { DockerfileDocument } from '../dockerfile/document.ts';
import { buildsWith, composePaths } from './builds.ts';
import type { Copy, CopySource } from './copies.ts';
import { type IgnorePattern, parseDockerignore } from './dockerignore.ts';
import { pathsOf } from './file-kinds.ts';
import type { Context } from './image-files.ts';
import { untilRead } from './paths.ts';
import { copiesOf } from './steps.ts';
import { join, parentOf, type Tree, treeOf } from './tree.ts';

/** The directories from which a Dockerfile may be built. */
export interface Contexts {
  /** A Compose file of the repository names them. */
  readonly exact: boolean;
  readonly all: readonly Context[];
}

/** What shows from where images are built and what they may copy; for a rule's `wants`. */
export const contextPaths = untilRead((project) => [
  ...pathsOf(project.entries).dockerignore,
  ...composePaths(project),
]);

/**
 * What a rule `wants` that looks at copied files: first what shows where images are built from, and when that is read,
 * the files that the rule then names.
 */
export function wantedInContexts(project: Project, more: () => Iterable<string>): Iterable<string> {
  const first = contextPaths(project);
  return first.every((path) => project.isSettled(path)) ? more() : first;
}

/**
 * The build contexts of a Dockerfile: those that Compose files name, or else its directory and all directories above it,
 * of which one is meant. A finding holds only if it holds for all of them.
 */
export function contextsOf(project: Project, dockerfile: string): Contexts {
  const { possible } = knownContexts(project);
  const contexts = possible.get(dockerfile) ?? findContexts(project, dockerfile);
  possible.set(dockerfile, contexts);
  return contexts;
}

/**
 * The contexts in which every COPY finds its sources, apart from those that are in none; all of them when there is no
 * such context, so that a guess is as good as another.
 */
export function plausibleContexts(project: Project, doc: DockerfileDocument): Contexts {
  const { plausible } = knownContexts(project);
  const contexts = plausible.get(doc) ?? findPlausible(project, doc);
  plausible.set(doc, contexts);
  return contexts;
}

/** Sources of a COPY that a context does not hold; what `.dockerignore` excludes counts as held. */
export function missingIn(copy: Copy, tree: Tree, { folder }: Context): CopySource[] {
  if (copy.from !== undefined) return [];
  return copy.sources.filter(({ parts }) => {
    if (tree.isOpaque(join(folder, parts.join('/')))) return false;
    return tree.expand(folder, parts).length === 0;
  });
}

/** Many rules ask about the contexts of each Dockerfile, and many Dockerfiles share a `.dockerignore`. */
const knownContexts = onceFor(({ entries }: Project) => ({
  files: new Set(pathsOf(entries).dockerignore),
  possible: new Map<string, Contexts>(),
  plausible: memory<DockerfileDocument, Contexts>(),
  patterns: new Map<string, readonly IgnorePattern[]>(),
}));

function findPlausible(project: Project, doc: DockerfileDocument): Contexts {
  const { exact, all } = contextsOf(project, doc.file.path);
  const tree = treeOf(project);
  const missing = all.map((context) => copiesOf(doc).flatMap((copy) => missingIn(copy, tree, context)));
  // A source that is missing everywhere speaks for no context and against none.
  const everywhere = (missing[0] ?? []).filter((source) => missing.every((one) => one.includes(source)));
  const fitting = all.filter((_, index) => missing[index]?.length === everywhere.length);
  return { exact, all: fitting.length > 0 ? fitting : all };
}

function findContexts(project: Project, dockerfile: string): Contexts {
  const named = buildsWith(project, dockerfile);
  const exact = new Set(named.flatMap(({ context }) => context ?? []));
  if (exact.size > 0 && named.every(({ context }) => context !== undefined))
    return { exact: true, all: [...exact].map((folder) => contextAt(project, dockerfile, folder)) };
  const folders = [...exact];
  for (let folder = parentOf(dockerfile); ; folder = parentOf(folder)) {
    if (!exact.has(folder)) folders.push(folder);
    if (folder === '') break;
  }
  return { exact: false, all: folders.map((folder) => contextAt(project, dockerfile, folder)) };
}

function contextAt(project: Project, dockerfile: string, folder: string): Context {
  const { files } = knownContexts(project);
  const own = `${dockerfile}.dockerignore`;
  const path = files.has(own) ? own : join(folder, '.dockerignore');
  if (!files.has(path)) return { folder, ignore: [] };
  return { folder, ignore: patternsIn(project, path), ignorePath: path };
}

function patternsIn(project: Project, path: string): readonly IgnorePattern[] {
  const { patterns } = knownContexts(project);
  const text = patterns.has(path) ? undefined : project.text(path);
  const read = patterns.get(path) ?? (text === undefined ? [] : parseDockerignore(text));
  patterns.set(path, read);
  return read;
}
