import { sep } from 'node:path';

/** The folder that holds a path. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A path below a folder. */
export function join(folder: string, path: string): string {
  if (folder === '') return path;
  return path === '' ? folder : `${folder}/${path}`;
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

/** A path of this system with forward slashes. Only on Windows a backslash separates: elsewhere it is part of a name. */
export function slashed(path: string, separator: string = sep): string {
  return separator === '\\' ? path.replaceAll('\\', '/') : path;
}

/** A byte that is not UTF-8 in a path, as a lone surrogate. */
const ESCAPED_BYTE = /[\udc80-\udcff]/u;
/** What is added to such a byte. */
export const ESCAPED_FROM = 0xdc00;

/** Whether a path holds bytes that are not UTF-8. */
export function hasEscapedBytes(path: string): boolean {
  return ESCAPED_BYTE.test(path);
}

/**
 * The bytes of a path. Paths are texts in which U+DC80 to U+DCFF, alone, are bytes that are not UTF-8: no other text
 * holds these, so that two paths are the same text only where they have the same bytes.
 */
export function bytesOfPath(path: string): Buffer {
  if (!hasEscapedBytes(path)) return Buffer.from(path, 'utf8');
  const pieces = path.split(/([\udc80-\udcff])/u);
  return Buffer.concat(
    pieces.map((piece, index) =>
      index % 2 === 1 ? Buffer.of(piece.charCodeAt(0) - ESCAPED_FROM) : Buffer.from(piece),
    ),
  );
}
