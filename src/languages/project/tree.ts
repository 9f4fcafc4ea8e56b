import { append } from '../../core/append.ts';
import { onceFor } from '../../core/once.ts';
import { join, parentOf } from '../../core/paths.ts';
import type { Entries, Project } from '../../core/project.ts';
import { isGlob, matchPart } from './glob.ts';
import { nameOf } from './paths.ts';
import { Suffixes } from './suffixes.ts';

export { join, parentOf, resolveIn } from '../../core/paths.ts';

const SYMLINK = '120000';
const SUBMODULE = '160000';
const OFTEN = 8;
const MOST = 500;
/** In the text of a path whose bytes are not UTF-8. */
const ESCAPE = '\\';

/** The files that will be in the commit, as directories. Paths have no leading slash; the root is the empty string. */
export class Tree {
  private readonly entries: Entries;
  /** What was asked last: the Dockerfiles of a directory ask for the same files. */
  private readonly files = new Map<string, boolean>();
  private readonly names = new Map<string, ReadonlySet<string>>();
  private readonly matched = new Map<string, readonly string[]>();
  /** How often it was asked about a name in a directory. */
  private readonly asked = new Map<string, number>();

  /** Made when a path is first looked for below any directory. */
  private suffixes: Suffixes | undefined;

  constructor(entries: Entries) {
    this.entries = entries;
  }

  isFile(path: string): boolean {
    let isThere = this.files.get(path);
    if (isThere === undefined) {
      if (this.files.size >= MOST) this.files.clear();
      isThere = this.entries.has(path);
      this.files.set(path, isThere);
    }
    return isThere;
  }

  isFolder(path: string): boolean {
    return this.entries.hasFolder(path);
  }

  /** Git's mode of a file, such as `100755`. */
  modeOf(path: string): string | undefined {
    return this.entries.get(path)?.mode;
  }

  /** Names in a directory. */
  namesIn(folder: string): ReadonlySet<string> {
    let names = this.names.get(folder);
    if (!names) {
      names = this.entries.namesIn(folder);
      this.names.set(folder, names);
    }
    return names;
  }

  /** A symlink or a submodule at the path or above it, or a path outside what was listed: what is there is unknown. */
  isOpaque(path: string): boolean {
    const { folders } = this.entries;
    if (folders?.every((folder) => !isBelow(path, folder))) return true;
    if (!this.entries.hasOpaque) return false;
    for (let at = path; at !== ''; at = parentOf(at)) if (isOpaqueMode(this.modeOf(at))) return true;
    return false;
  }

  /** Whether some file or directory below another directory has this path; its last part may hold wildcards. */
  hasSuffix(path: string): boolean {
    const above = parentOf(path);
    const name = nameOf(path);
    this.suffixes ??= new Suffixes(this.entries);
    const names = isGlob(name) ? this.suffixes.namesLike(name) : [name];
    return names.some((one) => this.suffixes?.has(join(above, one)));
  }

  /** Every file at or below a path. */
  filesUnder(path: string): readonly string[] {
    return this.entries.has(path) ? [path] : this.entries.pathsBelow(path);
  }

  /** Files and directories that a path with wildcards names. */
  expand(folder: string, parts: readonly string[]): string[] {
    let reached = [folder];
    for (const part of parts) {
      const next: string[] = [];
      for (const at of reached) {
        if (part === '**') append(next, this.foldersUnder(at));
        else if (isGlob(part)) append(next, this.matching(at, part));
        else if (this.holds(at, part)) next.push(join(at, part));
      }
      reached = next;
    }
    return reached;
  }

  /** Paths in a directory whose name a pattern matches: the Dockerfiles of a directory copy the same ones. */
  private matching(folder: string, pattern: string): readonly string[] {
    const key = `${folder}\0${pattern}`;
    let found = this.matched.get(key);
    if (!found) {
      if (this.matched.size >= MOST) this.matched.clear();
      found = [...this.namesIn(folder)].filter((name) => matchPart(pattern, name)).map((name) => join(folder, name));
      this.matched.set(key, found);
    }
    return found;
  }

  /** Listing a directory, of which there may be thousands of names, pays when it is asked about often. */
  private holds(folder: string, name: string): boolean {
    const times = this.names.has(folder) ? OFTEN : (this.asked.get(folder) ?? 0);
    const path = join(folder, name);
    const isPlain = name !== '' && !name.includes('/') && !path.includes(ESCAPE);
    if (times === OFTEN || !isPlain) return this.namesIn(folder).has(name);
    this.asked.set(folder, times + 1);
    return this.isFile(path) || this.isFolder(path);
  }

  private foldersUnder(folder: string): string[] {
    const found = [folder];
    for (const name of this.namesIn(folder)) {
      const path = join(folder, name);
      if (this.isFolder(path)) append(found, this.foldersUnder(path));
    }
    return found;
  }
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

function isOpaqueMode(mode: string | undefined): boolean {
  return mode === SYMLINK || mode === SUBMODULE;
}

/** The tree of a project. */
export const treeOf = onceFor(({ entries }: Project) => new Tree(entries));
