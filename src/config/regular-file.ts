import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import { messageOf } from '../core/errors.ts';

/** The content of a file; or why it was not read, in words that follow its name. Undefined: there is no such file. */
export type FileContent = { readonly bytes: Buffer } | { readonly refused: string } | undefined;

/** A link that is swapped in after the look is not followed, and a pipe is not waited for. Windows has neither flag. */
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
const FLAGS = O_RDONLY | O_NOFOLLOW | O_NONBLOCK;
const CHUNK = 64 * 1024;

/**
 * Reads a file that a repository holds. A symbolic link is followed only to a regular file of the same work tree, and
 * not into its Git folder: what lies elsewhere is no content of the repository, and a pipe or a device may never end.
 * @param top the top of the work tree; undefined where the user named the file, which may then lie anywhere
 * @param path absolute; only its last part may be a link
 * @param limit in bytes; a larger file is refused
 */
export function readRegularFile(top: string | undefined, path: string, limit: number): FileContent {
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found || found.isDirectory()) return undefined;
    if (!found.isSymbolicLink()) return readWhole(path, '', limit);
    const target = realpathSync.native(path);
    if (top !== undefined) {
      const root = realpathSync.native(top);
      if (!isBelow(target, root)) return { refused: 'is a symbolic link out of the repository' };
      if (isBelow(target, `${root}${sep}.git`)) return { refused: 'is a symbolic link into the Git folder' };
    }
    return readWhole(target, 'a symbolic link to ', limit);
  } catch (error) {
    return refusalOf(error);
  }
}

/** Whether a path is a folder or something in it. Both are absolute, without links. */
export function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

function readWhole(path: string, link: string, limit: number): FileContent {
  const found = lstatSync(path);
  if (found.isDirectory()) return { refused: `is ${link}a folder` };
  // Opening a device may already do something.
  if (!found.isFile()) return { refused: link === '' ? NOT_REGULAR : `is ${link}something that ${NOT_REGULAR}` };
  const file = openSync(path, FLAGS);
  try {
    const { size } = fstatSync(file);
    if (!fstatSync(file).isFile()) return { refused: NOT_REGULAR };
    if (size > limit) return { refused: tooLarge(size, limit) };
    const bytes = readUpTo(file, size, limit);
    return bytes ? { bytes } : { refused: tooLarge(limit + 1, limit) };
  } finally {
    closeSync(file);
  }
}

const NOT_REGULAR = 'is not a regular file';

/** Everything up to the end, which need not be where the size said; undefined when there is more than the limit. */
function readUpTo(file: number, size: number, limit: number): Buffer | undefined {
  const pieces: Buffer[] = [];
  let length = 0;
  for (let next = size + 1; ; next = CHUNK) {
    const piece = Buffer.allocUnsafe(next);
    const read = readSync(file, piece, 0, next, null);
    length += read;
    if (length > limit) return undefined;
    pieces.push(piece.subarray(0, read));
    if (read === 0) return Buffer.concat(pieces, length);
  }
}

function tooLarge(size: number, limit: number): string {
  return `is too large: ${Math.ceil(size / 1024)} kB, at most ${Math.floor(limit / 1024)} kB`;
}

function refusalOf(error: unknown): FileContent {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOTDIR') return undefined;
  if (code === 'ENOENT') return { refused: 'is a symbolic link to a file that is not there' };
  if (code === 'ELOOP') return { refused: 'is a symbolic link that leads back to itself' };
  if (code === 'EACCES' || code === 'EPERM') return { refused: 'cannot be read: permission denied' };
  return { refused: `cannot be read: ${messageOf(error).replace(/, \w+ '.*$/, '')}` };
}
