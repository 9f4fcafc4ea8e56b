import { LIMITS } from '../limits.ts';

interface Leaf<T> {
  readonly layer: number;
  /** Absent for a symbolic link. */
  readonly value?: T;
  readonly target?: string;
}

interface Folder<T> {
  readonly children: Map<string, Leaf<T> | Folder<T>>;
  /** No leaf below comes from a lower layer. */
  oldest: number;
}

/** A file that is kept. */
export interface Kept<T> {
  readonly path: string;
  readonly layer: number;
  readonly value: T;
}

/**
 * The files of interest, and all symbolic links, of the layers applied so far. Layers are applied from the lowest up.
 * Paths are those of `cleanPath`.
 */
export class Tree<T> {
  private readonly root: Folder<T> = { children: new Map(), oldest: Number.POSITIVE_INFINITY };

  /**
   * The path with the symbolic links of its folders followed, never out of the root. A path through a loop stays as it is.
   */
  resolve(path: string): string {
    let waiting = path.split('/').reverse();
    let done: string[] = [];
    let folder: Leaf<T> | Folder<T> | undefined = this.root;
    for (let links = 0; waiting.length > 0; ) {
      const name = waiting.pop() ?? '';
      const child: Leaf<T> | Folder<T> | undefined = folder && isFolder(folder) ? folder.children.get(name) : undefined;
      if (waiting.length === 0 || !child || isFolder(child) || child.target === undefined) {
        done.push(name);
        folder = child;
        continue;
      }
      if (++links > LIMITS.links) return path;
      const base = child.target.startsWith('/') ? '' : done.join('/');
      const all = cleanPath(`${base}/${child.target}/${waiting.reverse().join('/')}`);
      if (all.length > LIMITS.path) return path;
      waiting = all.split('/').reverse();
      done = [];
      folder = this.root;
    }
    return done.join('/');
  }

  get(path: string): Kept<T> | undefined {
    const leaf = this.find(path);
    return leaf && !isFolder(leaf) && leaf.value !== undefined
      ? { path, layer: leaf.layer, value: leaf.value }
      : undefined;
  }

  /** A file of interest; it replaces whatever was there. */
  put(path: string, layer: number, value: T): void {
    this.place(path, { layer, value });
  }

  link(path: string, layer: number, target: string): void {
    this.place(path, { layer, target });
  }

  /** A folder; it replaces a file or link, and leaves a folder with what is in it. */
  folder(path: string): void {
    const there = this.find(path);
    if (there && !isFolder(there)) this.remove(path);
  }

  /** Removes whatever is there: something that is not of interest has taken the place. */
  remove(path: string): void {
    const { parent, name } = this.parentOf(path);
    parent?.children.delete(name);
  }

  /** Removes what lower layers have there, with all that is below. */
  removeLower(path: string, layer: number): void {
    const { parent, name } = this.parentOf(path);
    const there = parent?.children.get(name);
    if (!parent || !there) return;
    if (isFolder(there)) clear(there, layer);
    else if (there.layer < layer) parent.children.delete(name);
  }

  /** Removes what lower layers have in a folder. */
  clearLower(path: string, layer: number): void {
    const there = path === '' ? this.root : this.find(path);
    if (there && isFolder(there)) clear(there, layer);
  }

  /** All files of interest, in the order of their names. */
  files(): Kept<T>[] {
    const found: Kept<T>[] = [];
    const waiting: { path: string; folder: Folder<T> }[] = [{ path: '', folder: this.root }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      for (const [name, child] of next.folder.children) {
        const path = next.path === '' ? name : `${next.path}/${name}`;
        if (isFolder(child)) waiting.push({ path, folder: child });
        else if (child.value !== undefined) found.push({ path, layer: child.layer, value: child.value });
      }
    }
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  private place(path: string, leaf: Leaf<T>): void {
    let folder = this.root;
    const names = path.split('/');
    const last = names.pop() ?? '';
    for (const name of names) {
      folder.oldest = Math.min(folder.oldest, leaf.layer);
      const child = folder.children.get(name);
      if (child && isFolder(child)) folder = child;
      else {
        const made: Folder<T> = { children: new Map(), oldest: leaf.layer };
        folder.children.set(name, made);
        folder = made;
      }
    }
    folder.oldest = Math.min(folder.oldest, leaf.layer);
    folder.children.set(last, leaf);
  }

  private find(path: string): Leaf<T> | Folder<T> | undefined {
    const { parent, name } = this.parentOf(path);
    return parent?.children.get(name);
  }

  private parentOf(path: string): { parent: Folder<T> | undefined; name: string } {
    const names = path.split('/');
    const name = names.pop() ?? '';
    let parent = this.root;
    for (const step of names) {
      const child = parent.children.get(step);
      if (!child || !isFolder(child)) return { parent: undefined, name };
      parent = child;
    }
    return { parent, name };
  }
}

/** `a/b` of `/a/./c/../b`; what would leave the root stays at the root, as container engines extract it. */
export function cleanPath(path: string): string {
  if (!/(?:^|\/)(?:\.{0,2}(?:\/|$))/.test(path)) return path;
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names.join('/');
}

function isFolder<T>(node: Leaf<T> | Folder<T>): node is Folder<T> {
  return 'children' in node;
}

/** Removes what comes from lower layers. Each folder is walked at most once a layer: then nothing in it is older. */
function clear<T>(top: Folder<T>, layer: number): void {
  const waiting = [top];
  for (let folder = waiting.pop(); folder; folder = waiting.pop()) {
    if (folder.oldest >= layer) continue;
    folder.oldest = layer;
    for (const [name, child] of folder.children) {
      if (isFolder(child)) waiting.push(child);
      else if (child.layer < layer) folder.children.delete(name);
    }
  }
}
