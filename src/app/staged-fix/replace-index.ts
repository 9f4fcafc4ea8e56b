import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { temporaryName } from '../../collect/journal-owner.ts';
import { GitError, messageOf } from '../../core/errors.ts';
import { journalFolder } from './journal.ts';

/** The index is not the one that was checked, and nothing was written. */
export class IndexChangedError extends GitError {
  constructor() {
    super('the index is not what was checked; nothing was fixed', { hint: 'run the command again' });
  }
}

/**
 * Replaces an index in one step, however many commands of Git it takes to write it: they work on a copy, which takes the
 * place of the index by rename. Whoever is killed leaves the old index or the new one, entries and flags.
 *
 * As every program that writes an index, it locks it meanwhile. The two locks that `git commit -a` and `git commit FILE`
 * hold are indexes themselves, which only they and their hooks write. Git removes its locks when it is ended, and the
 * hook outlives it, so the copy takes the place of such a lock only while that is there.
 * @param before what the index must hold; undefined: whatever it holds
 * @param write is given the path of the copy
 * @returns what the index holds now
 * @throws IndexChangedError where the index does not hold that any more
 */
export async function replaceIndex(
  file: string,
  gitDir: string,
  before: Buffer | undefined,
  write: (copy: string) => Promise<void>,
): Promise<Buffer> {
  const copy = join(journalFolder(gitDir), temporaryName(Date.now()));
  const isOfCommit = isLockOfCommit(file, gitDir);
  try {
    if (isOfCommit && !existsSync(file)) throw commitEnded(file);
    mkdirSync(dirname(copy), { recursive: true });
    if (before) writeFileSync(copy, before, { flag: 'wx' });
    else copyFileSync(file, copy, constants.COPYFILE_EXCL);
    await write(copy);
    const after = readFileSync(copy);
    if (!isOfCommit) replaceLocked(file, copy, before);
    else if (!existsSync(file)) throw commitEnded(file);
    else {
      refuseOther(file, before);
      renameSync(copy, file);
    }
    return after;
  } finally {
    for (const left of [copy, `${copy}.lock`]) rmSync(left, { force: true });
  }
}

/** Whether an index is one of the locks that `git commit -a` and `git commit FILE` hold. */
function isLockOfCommit(file: string, gitDir: string): boolean {
  return file.endsWith('.lock') && relative(gitDir, dirname(file)) === '';
}

function replaceLocked(file: string, copy: string, before: Buffer | undefined): void {
  const lock = `${file}.lock`;
  takeLock(copy, lock);
  try {
    refuseOther(file, before);
    renameSync(lock, file);
  } catch (error) {
    rmSync(lock, { force: true });
    throw error;
  }
}

/** The lock is the new index already, so that it is never seen half written. */
function takeLock(copy: string, lock: string): void {
  try {
    linkSync(copy, lock);
  } catch (error) {
    if (existsSync(lock)) throw locked(lock);
    // Some file systems have no hard links.
    try {
      copyFileSync(copy, lock, constants.COPYFILE_EXCL);
    } catch {
      throw new GitError(`the index cannot be locked: ${messageOf(error)}`, { cause: error });
    }
  }
}

function refuseOther(file: string, before: Buffer | undefined): void {
  if (before && !(existsSync(file) && readFileSync(file).equals(before))) throw new IndexChangedError();
}

/** @throws GitError where another program holds the lock of an index */
export function refuseLocked(index: string): void {
  const lock = `${index}.lock`;
  if (existsSync(lock)) throw locked(lock);
}

function locked(lock: string): GitError {
  return new GitError(`the index is locked: ${lock} exists`, {
    hint: 'wait for the other git command; when none is running, delete that file',
  });
}

function commitEnded(file: string): GitError {
  return new GitError(`nothing was fixed: ${file} is gone`, { hint: 'the commit was ended: run it again' });
}
