import { lstatSync } from 'node:fs';
import { type DecodedPath, encodePath } from './paths.ts';

/**
 * Finds out whether a path of the index lies behind a folder that is now a link. For Git, such a path is not there:
 * what the link leads to is not content of the repository, wherever it is.
 */
export class LinkedFolders {
  readonly root: string;
  private readonly known = new Map<string, boolean>([['', true]]);

  constructor(root: string) {
    this.root = root;
  }

  /** Whether a folder on the way to a path is no folder. Of paths that leave the root nothing is said. */
  hide(path: DecodedPath): boolean {
    if (path.path.startsWith('../')) return false;
    return path.pathBytes === undefined ? !this.isFolder(parentOf(path.path)) : !this.areFolders(encodePath(path));
  }

  private isFolder(folder: string): boolean {
    const known = this.known.get(folder);
    if (known !== undefined) return known;
    const isReal = this.isFolder(parentOf(folder)) && isRealFolder(`${this.root}/${folder}`);
    this.known.set(folder, isReal);
    return isReal;
  }

  /** The same for a name that is not UTF-8; there are few of them. */
  private areFolders(path: Buffer): boolean {
    const top = Buffer.from(`${this.root}/`);
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
      if (!isRealFolder(Buffer.concat([top, path.subarray(0, slash)]))) return false;
    }
    return true;
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function isRealFolder(path: string | Buffer): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
