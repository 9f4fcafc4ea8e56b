import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Listing } from './listing.ts';
import { isFileMode } from './raw.ts';
import type { ListedRepository } from './repository.ts';

/** Folders that are never walked into where Git cannot say what is ignored. */
const NOT_WALKED = new Set(['.git', '.hg', '.svn', 'node_modules']);
/** A folder with more files is not what somebody builds images from. */
const MOST_FILES = 20_000;
const LINK = '120000';
/** In the text of a name that is not UTF-8. */
const REPLACED = '\uFFFD';

/** Every regular file and link below a folder. Links are not followed, so there are no loops. */
export function* walk(folder: string, prefix: string): Iterable<{ readonly path: string; readonly entry: Dirent }> {
  const left = [{ folder, prefix }];
  for (let next = left.pop(); next; next = left.pop()) {
    for (const entry of entriesOf(next.folder)) {
      const path = next.prefix + entry.name;
      if (entry.isDirectory() && !NOT_WALKED.has(entry.name)) {
        left.push({ folder: join(next.folder, entry.name), prefix: `${path}/` });
      } else if (entry.isFile() || entry.isSymbolicLink()) yield { path, entry };
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
    for (const { path, entry } of walk(join(root, folder), folder === '' ? '' : `${folder}/`)) {
      if (modes.size === MOST_FILES) return undefined;
      if (!path.includes(REPLACED)) modes.set(path, entry.isSymbolicLink() ? LINK : modeOf(join(root, path)));
    }
  const listing = Listing.of(
    [...modes].map(([path, mode]) => ({ path, mode })),
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
  return (lstatSync(place, { throwIfNoEntry: false })?.mode ?? 0) & 0o100 ? '100755' : '100644';
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder that may not be read holds nothing that could be checked.
    return [];
  }
}
