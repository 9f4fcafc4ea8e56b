import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import {
  abandonedIn,
  beganAt,
  isInUse,
  isJournalName,
  journalName,
  ownBirth,
  removeAbandoned,
} from '../../collect/journal-owner.ts';
import type { Location } from '../../collect/locate.ts';
import { decodePath } from '../../collect/paths.ts';
import { GitError, messageOf } from '../../core/errors.ts';

/** One file that a fix is about to change. */
export interface JournalEntry {
  /** Base64 of the path's bytes. */
  readonly path: string;
  /** Blob in the index before and after. */
  readonly before: string;
  readonly after: string;
  /** Blob with the bytes of the work tree's copy, when that is replaced too. */
  readonly backup?: string;
}

export interface Journal {
  readonly version: 1;
  readonly pid: number;
  /** Tells its process from a later one with the same id. */
  readonly born?: string;
  readonly started: string;
  /** True: not of a fix, but of a recovery; it names what that was about to replace. */
  readonly recovery?: boolean;
  readonly entries: readonly JournalEntry[];
}

/** A journal that a process left behind when it was killed. */
export interface Leftover {
  readonly file: string;
  /** Undefined: it was cut off before it was whole, so that nothing had been changed yet. */
  readonly journal: Journal | undefined;
}

/** What a fix that was killed had replaced, or was about to: blobs from which it can be had back. */
export interface Backup {
  readonly path: string;
  /** Blob of the content that was staged. */
  readonly staged: string;
  /** Blob of the file in the work tree, when that was to be replaced too. */
  readonly copy: string | null;
}

export function backupsIn(leftovers: readonly Leftover[]): Backup[] {
  return leftovers.flatMap(({ journal }) =>
    (journal?.entries ?? []).map(({ path, before, backup }) => ({
      path: decodePath(Buffer.from(path, 'base64')).path,
      staged: before,
      copy: backup ?? null,
    })),
  );
}

/** The folder for journals and temporary files of this work tree. */
export function journalFolder(gitDir: string): string {
  return join(gitDir, 'plimsoll');
}

/** Writes a journal to the disk, through the cache; gives its path. Nothing may be changed where that fails. */
export function writeJournal(gitDir: string, entries: readonly JournalEntry[], recovery = false): string {
  const folder = journalFolder(gitDir);
  const now = new Date();
  const born = ownBirth();
  const journal: Journal = {
    version: 1,
    pid: process.pid,
    ...(born !== undefined && { born }),
    started: now.toISOString(),
    ...(recovery && { recovery }),
    entries,
  };
  const file = join(folder, journalName(now.getTime()));
  try {
    mkdirSync(folder, { recursive: true });
    const handle = openSync(file, 'wx', 0o644);
    try {
      writeFileSync(handle, `${JSON.stringify(journal)}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    rmSync(file, { force: true });
    throw cannotBegin(folder, error);
  }
  syncFolder(folder);
  syncFolder(gitDir);
  return file;
}

/** What is said where a fix could not even note what it was about to do. */
export function cannotBegin(folder: string, cause: unknown): GitError {
  return new GitError(`nothing was fixed: ${messageOf(cause)}`, { hint: `a fix writes into ${folder} first`, cause });
}

/** Has the names in a folder written to the disk, where the system can do that. */
function syncFolder(folder: string): void {
  let handle: number | undefined;
  try {
    handle = openSync(folder, 'r');
    fsyncSync(handle);
  } catch {
    // Windows opens no folders, and some file systems do not sync them.
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Takes the journal away, and its folder when nothing else is in it. */
export function removeJournal(gitDir: string, file: string): void {
  rmSync(file, { force: true });
  removeFolder(gitDir);
}

/** Takes the folder away when nothing of ours is in it. */
export function removeFolder(gitDir: string): void {
  try {
    rmdirSync(journalFolder(gitDir));
  } catch {
    // Something else of ours is in it.
  }
}

/**
 * Takes away the temporary files of fixes that were killed. They are in the folder of the journals, and where that is
 * on another file system beside the files that a journal names.
 */
export function removeTemporaries({ gitDir, top }: Location, leftovers: readonly Leftover[]): void {
  const now = Date.now();
  const paths = leftovers.flatMap(({ journal }) => (journal?.entries ?? []).map(({ path }) => path));
  releaseLock(join(gitDir, 'index.lock'), abandonedIn(journalFolder(gitDir), now));
  const beside = paths.map((path) => dirname(join(top, Buffer.from(path, 'base64').toString('utf8'))));
  for (const folder of new Set([journalFolder(gitDir), ...beside])) removeAbandoned(folder, now);
  removeFolder(gitDir);
}

/** Removes the lock of the index where a fix that was killed held it: then it is one of its temporary files. */
function releaseLock(lock: string, abandoned: readonly string[]): void {
  if (abandoned.length === 0) return;
  const held = statSync(lock, { bigint: true, throwIfNoEntry: false });
  if (!held) return;
  const isSame = (file: string): boolean => {
    const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
    return stats?.ino === held.ino && stats.dev === held.dev;
  };
  if (abandoned.some(isSame)) rmSync(lock, { force: true });
}

/** Journals of processes that no longer live, the oldest first. */
export function findLeftovers(gitDir: string): Leftover[] {
  const folder = journalFolder(gitDir);
  let names: string[];
  try {
    names = readdirSync(folder).filter(isJournalName);
  } catch {
    return [];
  }
  const files = names.map((name) => join(folder, name)).sort((a, b) => beganAt(a) - beganAt(b));
  // Read only after its process is known to be dead: before, it may still grow.
  return files
    .filter((file) => !isInUse(file, Date.now()))
    .flatMap((file) => {
      const text = readOptional(file);
      return text === undefined ? [] : [{ file, journal: parseJournal(text) }];
    });
}

/** Undefined: somebody else has taken it away meanwhile. */
function readOptional(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parseJournal(text: string): Journal | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJournal(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isJournal(value: unknown): value is Journal {
  if (typeof value !== 'object' || value === null) return false;
  if (!('version' in value) || value.version !== 1) return false;
  if (!('pid' in value) || typeof value.pid !== 'number') return false;
  return 'entries' in value && Array.isArray(value.entries) && value.entries.every(isEntry);
}

function isEntry(value: unknown): value is JournalEntry {
  if (typeof value !== 'object' || value === null) return false;
  const hasText = (name: string): boolean => name in value && typeof Reflect.get(value, name) === 'string';
  return hasText('path') && hasText('before') && hasText('after') && (!('backup' in value) || hasText('backup'));
}
