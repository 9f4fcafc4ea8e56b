import { onceFor } from '../../core/once.ts';
import type { Project } from '../../core/project.ts';
import { isGlob, matchPart } from './glob.ts';

const SYMLINK = '120000';
const SUBMODULE = '160000';

/** The files that will be in the commit, as folders. Paths have no leading slash; the root is the empty string. */
export class Tree {
  private readonly folders = new Map<string, Set<string>>([['', new Set()]]);
  private readonly files: ReadonlyMap<string, { readonly mode: string }>;
  private hasOpaque = false;

  /** @param files by their paths */
  constructor(files: ReadonlyMap<string, { readonly mode: string }>) {
    this.files = files;
    for (const [path, { mode }] of files) {
      if (isOpaqueMode(mode)) this.hasOpaque = true;
      let child = path;
      for (;;) {
        const slash = child.lastIndexOf('/');
        const parent = slash === -1 ? '' : child.slice(0, slash);
        const known = this.folders.get(parent);
        if (known) known.add(child.slice(slash + 1));
        else this.folders.set(parent, new Set([child.slice(slash + 1)]));
        if (known || parent === '') break;
        child = parent;
      }
    }
  }

  isFile(path: string): boolean {
    return this.files.has(path);
  }

  isFolder(path: string): boolean {
    return this.folders.has(path);
  }

  /** Git's mode of a file, such as `100755`. */
  modeOf(path: string): string | undefined {
    return this.files.get(path)?.mode;
  }

  /** Names in a folder. */
  namesIn(folder: string): ReadonlySet<string> {
    return this.folders.get(folder) ?? new Set();
  }

  /** A symlink or a submodule at the path or above it: what lies below cannot be told. */
  isOpaque(path: string): boolean {
    if (!this.hasOpaque) return false;
    for (let at = path; at !== ''; at = parentOf(at)) if (isOpaqueMode(this.files.get(at)?.mode)) return true;
    return false;
  }

  /** Whether some file or folder below another folder has this path; its last part may hold wildcards. */
  hasSuffix(path: string): boolean {
    const above = parentOf(path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    for (const folder of this.folders.keys()) {
      if (above !== '' && folder !== above && !folder.endsWith(`/${above}`)) continue;
      const names = this.namesIn(folder);
      if (isGlob(name) ? [...names].some((one) => matchPart(name, one)) : names.has(name)) return true;
    }
    return false;
  }

  /** Every file at or below a path. */
  filesUnder(path: string): string[] {
    if (this.files.has(path)) return [path];
    const found: string[] = [];
    for (const name of this.namesIn(path)) found.push(...this.filesUnder(join(path, name)));
    return found;
  }

  /** Files and folders that a path with wildcards names. */
  expand(folder: string, parts: readonly string[]): string[] {
    let reached = [folder];
    for (const part of parts) {
      const next: string[] = [];
      for (const at of reached) {
        if (part === '**') next.push(...this.foldersUnder(at));
        else if (!isGlob(part)) {
          if (this.namesIn(at).has(part)) next.push(join(at, part));
        } else for (const name of this.namesIn(at)) if (matchPart(part, name)) next.push(join(at, name));
      }
      reached = next;
    }
    return reached;
  }

  private foldersUnder(folder: string): string[] {
    const found = [folder];
    for (const name of this.namesIn(folder)) {
      const path = join(folder, name);
      if (this.folders.has(path)) found.push(...this.foldersUnder(path));
    }
    return found;
  }
}

function isOpaqueMode(mode: string | undefined): boolean {
  return mode === SYMLINK || mode === SUBMODULE;
}

/** The tree of a project. */
export const treeOf = onceFor(({ entries }: Project) => new Tree(entries));

/** A path below a folder. */
export function join(folder: string, path: string): string {
  if (folder === '') return path;
  return path === '' ? folder : `${folder}/${path}`;
}

/** The folder that holds a path. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** A path relative to a folder of the repository; undefined when it is absolute or leaves the repository. */
export function resolveIn(folder: string, path: string): string | undefined {
  if (path.startsWith('/') || path.startsWith('~')) return undefined;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
