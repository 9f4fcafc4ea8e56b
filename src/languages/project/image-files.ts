import { excludedBy, type IgnorePattern } from './dockerignore.ts';
import { isGlob, matchPart } from './glob.ts';
import { join, parentOf, type Tree } from './tree.ts';

/** The directory that a build sees, and what it leaves out. */
export interface Context {
  /** Directory in the repository; the root is the empty string. */
  readonly folder: string;
  readonly ignore: readonly IgnorePattern[];
  /** Path of the `.dockerignore` in force. */
  readonly ignorePath?: string;
}

/** What is known of a path in an image. */
export type Presence = 'present' | 'absent' | 'unknown';

/** A file or directory of the repository at a path of the image. */
export interface Mount {
  /** Absolute path in the image. */
  readonly at: string;
  /** Path in the repository. */
  readonly source: string;
}

/** The files that a stage got from the build context at one moment. Paths in the image are absolute and clean. */
export class ImageFiles {
  private readonly mounts: readonly Mount[];
  private readonly blurred: readonly string[];
  readonly tree: Tree;
  readonly context: Context;

  constructor(tree: Tree, context: Context, mounts: readonly Mount[] = [], blurred: readonly string[] = []) {
    this.tree = tree;
    this.context = context;
    this.mounts = mounts;
    this.blurred = blurred;
  }

  /** With files or directories of the repository at further paths. */
  placed(mounts: readonly Mount[]): ImageFiles {
    return new ImageFiles(this.tree, this.context, [...this.mounts, ...mounts], this.blurred);
  }

  /** With something at the path and below it that cannot be determined. */
  blurredAt(at: string): ImageFiles {
    if (this.blurred.some((one) => isWithin(at, one))) return this;
    return new ImageFiles(this.tree, this.context, this.mounts, [...this.blurred, at]);
  }

  /** Whether a file with this name, which may hold wildcards, lies in a directory of the image. */
  find(folder: string, name: string): Presence {
    const path = absolute(folder, name);
    if (this.blurred.some((at) => isWithin(folder, at) || isWithin(path, at))) return 'unknown';
    let presence: Presence = 'absent';
    for (const { at, source } of this.mounts) {
      if (isWithin(path, at)) {
        const inside = path === at ? source : join(source, path.slice(at === '/' ? 1 : at.length + 1));
        if (this.matches(inside)) return 'present';
        if (this.tree.isOpaque(source)) presence = 'unknown';
      } else if (isGlob(name) && parentOf(at) === folder && matchPart(name, at.slice(at.lastIndexOf('/') + 1))) {
        return 'present';
      }
    }
    return presence;
  }

  /** The file of the repository that was copied to a path, whatever later commands did to it. */
  sourceOf(path: string): string | undefined {
    const mount = this.mounts.findLast(({ at }) => isWithin(path, at));
    if (!mount) return undefined;
    const { at, source } = mount;
    const inside = path === at ? source : join(source, path.slice(at === '/' ? 1 : at.length + 1));
    return this.tree.isFile(inside) && excludedIn(this.context, inside) === undefined ? inside : undefined;
  }

  /** Directories of the image, other than the one asked for, that hold a file of this name from the context. */
  foldersWith(name: string): string[] {
    const found = new Set<string>();
    for (const { at, source } of this.mounts) {
      if (this.tree.isFolder(source) && this.matches(join(source, name))) found.add(at);
      else if (at.endsWith(`/${name}`) && this.tree.isFile(source)) found.add(parentOf(at) || '/');
    }
    return [...found];
  }

  /** Names that the context brings into a directory of the image. */
  namesIn(folder: string): string[] {
    return this.mounts.flatMap(({ at, source }) => {
      if (!isWithin(folder, at)) return [];
      return [
        ...this.tree.namesIn(folder === at ? source : join(source, folder.slice(at === '/' ? 1 : at.length + 1))),
      ];
    });
  }

  /** Names of the single files that the context brings into a directory of the image. */
  filesIn(folder: string): string[] {
    return this.mounts.flatMap(({ at, source }) => {
      const above = parentOf(at) || '/';
      return above === folder && this.tree.isFile(source) ? [at.slice(at.lastIndexOf('/') + 1)] : [];
    });
  }

  /** Whether anything of the context lies at a directory or above it, so that its content depends on the context. */
  covers(folder: string): boolean {
    return this.mounts.some(({ at, source }) => isWithin(folder, at) && this.tree.isFolder(source));
  }

  /** Whether anything of the context may lie in a directory of the image. */
  reaches(folder: string): boolean {
    return this.mounts.some(({ at }) => isWithin(folder, at) || isWithin(at, folder));
  }

  private matches(path: string): boolean {
    const folder = parentOf(path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    const names = isGlob(name) ? [...this.tree.namesIn(folder)].filter((one) => matchPart(name, one)) : [name];
    return names.some((one) => {
      const file = join(folder, one);
      return this.tree.isFile(file) && excludedIn(this.context, file) === undefined;
    });
  }
}

/** The pattern that keeps a path of the repository out of a context. */
export function excludedIn(context: Context, path: string): IgnorePattern | undefined {
  const inside = context.folder === '' ? path : path.slice(context.folder.length + 1);
  return inside === '' ? undefined : excludedBy(context.ignore, inside);
}

/** An absolute path, from a directory and a path that may be relative, without `.` and `..`. */
export function absolute(folder: string, path: string): string {
  const whole = path.startsWith('/') ? path : folder === '/' ? `/${path}` : `${folder}/${path}`;
  if (whole.startsWith('/') && !whole.includes('//') && !whole.includes('/.') && !whole.endsWith('/')) return whole;
  const parts: string[] = [];
  for (const part of whole.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** Whether an absolute path is another one or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || folder === '/' || path.startsWith(`${folder}/`);
}
