import type { Project } from '../../core/project.ts';
import type { DockerfileDocument } from '../dockerfile/document.ts';
import { composeBuildsOf } from './builds.ts';
import { type Copy, type CopySource, copiesOf } from './copies.ts';
import { type IgnorePattern, parseDockerignore } from './dockerignore.ts';
import type { Context } from './image-files.ts';
import { join, parentOf, type Tree, treeOf } from './tree.ts';

/** The folders from which a Dockerfile may be built. */
export interface Contexts {
  /** A Compose file of the repository names them. */
  readonly exact: boolean;
  readonly all: readonly Context[];
}

const IGNORE_FILE = /(?:^|[/.])dockerignore$/i;

/** Every `.dockerignore` of the repository; for a rule's `wants`. */
export function ignorePaths(project: Project): string[] {
  return [...project.entries.keys()].filter((path) => IGNORE_FILE.test(path));
}

/**
 * The contexts from which every COPY finds its sources; all of them when there is none such, so that a guess is
 * as good as another.
 */
export function plausible(doc: DockerfileDocument, { exact, all }: Contexts, tree: Tree): Contexts {
  const fitting = all.filter((context) => copiesOf(doc).every((copy) => missingIn(copy, tree, context).length === 0));
  return { exact, all: fitting.length > 0 ? fitting : all };
}

/** Sources of a COPY that a context does not hold; what `.dockerignore` excludes counts as held. */
export function missingIn(copy: Copy, tree: Tree, { folder }: Context): CopySource[] {
  if (copy.from !== undefined) return [];
  return copy.sources.filter(({ parts }) => {
    if (tree.isOpaque(join(folder, parts.join('/')))) return false;
    return tree.expand(folder, parts).length === 0;
  });
}

/**
 * The build contexts of a Dockerfile: those that Compose files name, or else its folder and all folders above it,
 * of which one is meant. A finding holds only if it holds for all of them.
 */
export function contextsOf(project: Project, dockerfile: string): Contexts {
  const tree = treeOf(project);
  const named = composeBuildsOf(project).filter((build) => build.dockerfile === dockerfile);
  const exact = new Set(named.flatMap(({ context }) => context ?? []));
  if (exact.size > 0 && named.every(({ context }) => context !== undefined))
    return { exact: true, all: [...exact].map((folder) => contextAt(project, tree, dockerfile, folder)) };
  const folders = [...exact];
  for (let folder = parentOf(dockerfile); ; folder = parentOf(folder)) {
    if (!exact.has(folder)) folders.push(folder);
    if (folder === '') break;
  }
  return { exact: false, all: folders.map((folder) => contextAt(project, tree, dockerfile, folder)) };
}

function contextAt(project: Project, tree: Tree, dockerfile: string, folder: string): Context {
  const own = `${dockerfile}.dockerignore`;
  const path = tree.isFile(own) ? own : join(folder, '.dockerignore');
  if (!tree.isFile(path)) return { folder, ignore: [] };
  return { folder, ignore: patternsOf(project.text(path)), ignorePath: path };
}

function patternsOf(text: string | undefined): readonly IgnorePattern[] {
  return text === undefined ? [] : parseDockerignore(text);
}
