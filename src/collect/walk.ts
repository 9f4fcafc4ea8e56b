import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOfPath, hasEscapedBytes } from '../core/paths.ts';
import { Listing } from './listing.ts';
import { decodePath } from './paths.ts';
import { isFileMode } from './raw.ts';
import type { ListedRepository } from './repository.ts';

/** Folders that are never walked into where Git cannot say what is ignored. */
const NOT_WALKED = new Set(['.git', '.hg', '.svn', 'node_modules']);
/** A folder with more files is not what somebody builds images from. */
const MOST_FILES = 20_000;
const LINK = '120000';

/** A file below a directory, its path with the prefix that was asked for. */
export interface Walked {
  readonly path: string;
  readonly isLink: boolean;
}

/**
 * Every regular file and link below a directory. Links are not followed, so there are no loops.
 * @param onUnreadable called with the path of each directory that may not be read
 */
export function* walk(
  directory: string,
  prefix: string,
  onUnreadable: (path: string) => void = () => undefined,
): Iterable<Walked> {
  const left = [{ directory, prefix }];
  for (let next = left.pop(); next; next = left.pop()) {
    const entries = entriesOf(next.directory);
    if (!entries) onUnreadable(next.prefix || '.');
    for (const entry of entries ?? []) {
      const name = decodePath(entry.name).path;
      const path = next.prefix + name;
      if (entry.isDirectory() && !NOT_WALKED.has(name)) {
        left.push({ directory: `${next.directory}/${name}`, prefix: `${path}/` });
      } else if (entry.isFile() || entry.isSymbolicLink()) yield { path, isLink: entry.isSymbolicLink() };
    }
  }
}

/**
 * Folders outside a Git repository as one; undefined where they hold too many files.
 * @param folders below `root`, with forward slashes; the root is the empty text
 * @param read reads the texts of files
 */
export function folderRepository(
  root: string,
  folders: readonly string[],
  read: ListedRepository['read'],
): ListedRepository | undefined {
  const modes = new Map<string, string>();
  for (const folder of folders)
    for (const { path, isLink } of walk(join(root, folder), folder === '' ? '' : `${folder}/`)) {
      if (modes.size === MOST_FILES) return undefined;
      modes.set(path, isLink ? LINK : modeOf(`${root}/${path}`));
    }
  const listing = Listing.of(
    [...modes].map(([path, mode]) => ({ ...decodePath(bytesOfPath(path)), mode })),
    folders,
  );
  return {
    list: async () => listing,
    read: (paths) => read(paths.filter((path) => isFileMode(listing.get(path)?.mode ?? ''))),
  };
}

/** Windows keeps no mode: nothing is said about it. */
function modeOf(place: string): string {
  if (process.platform === 'win32') return '100755';
  return (lstatSync(placeOf(place), { throwIfNoEntry: false })?.mode ?? 0) & 0o100 ? '100755' : '100644';
}

/** Undefined where a directory may not be read. */
function entriesOf(directory: string) {
  try {
    // As bytes: a name need not be UTF-8.
    return readdirSync(placeOf(directory), { withFileTypes: true, encoding: 'buffer' });
  } catch {
    return undefined;
  }
}

/** What Node opens a path by: only one that is not UTF-8 needs its bytes. */
export function placeOf(path: string): string | Buffer {
  return hasEscapedBytes(path) ? bytesOfPath(path) : path;
}
