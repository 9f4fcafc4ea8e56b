import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { GitError, messageOf } from '../core/errors.ts';
import type { GitPlace } from './git.ts';

/** What a copy of an index is called after the name of the index. */
const COPY = '.plimsoll-';
/** A copy is used for some milliseconds: an older one was left by a process that was killed. */
const LONGEST_MS = 3_600_000;

/**
 * Git's index at one moment: its bytes, read once. Everything that is found out about the index comes from these bytes.
 * Another process may write the real one at any time, and neither inode nor times prove that it is the same: both repeat.
 */
export class IndexState {
  /** Undefined where there is no index yet, or none that we can open: then Git has to be asked about its own. */
  readonly bytes: Buffer | undefined;
  /** The real index. */
  private readonly file: string;

  private constructor(file: string, bytes: Buffer | undefined) {
    this.file = file;
    this.bytes = bytes;
  }

  /** @param file path of the index */
  static read(file: string): IndexState {
    return new IndexState(file, readOptional(file));
  }

  /**
   * The state of which somebody made a copy with this ending, which is removed.
   * @returns undefined where the copy is gone
   */
  static readCopy(file: string, ending: string): IndexState | undefined {
    const copy = `${file}${COPY}${ending}`;
    const bytes = readOptional(copy);
    rmSync(copy, { force: true });
    removeAbandoned(file);
    return bytes && new IndexState(file, bytes);
  }

  /** The same index after we have replaced it ourselves. */
  replacedBy(bytes: Buffer): IndexState {
    return new IndexState(this.file, bytes);
  }

  /** Whether the real index holds the same bytes now. */
  isCurrent(): boolean {
    const now = readOptional(this.file);
    return now === undefined || this.bytes === undefined ? now === this.bytes : now.equals(this.bytes);
  }

  /**
   * Has Git answer from these bytes: it gets a copy of them, which is removed afterwards.
   * @throws GitError where no copy can be written
   */
  async ask<Answer>(place: GitPlace, question: (place: GitPlace) => Promise<Answer>): Promise<Answer> {
    if (this.bytes === undefined) return question(place);
    const copy = this.writeCopy(this.bytes);
    try {
      const answer = await question({ cwd: place.cwd, env: { ...place.env, GIT_INDEX_FILE: copy } });
      // Git takes an index that does not exist for an empty one.
      if (!existsSync(copy)) throw new GitError(`${copy} was removed by another program`);
      return answer;
    } finally {
      rmSync(copy, { force: true });
    }
  }

  /** Beside the real index; in the directory for temporary files where that may not be written to. */
  private writeCopy(bytes: Buffer): string {
    const name = `${COPY}${process.pid}-${process.hrtime.bigint()}`;
    const beside = `${this.file}${name}`;
    removeAbandoned(this.file);
    try {
      writeFileSync(beside, bytes, { flag: 'wx', mode: 0o600 });
      return beside;
    } catch {
      rmSync(beside, { force: true });
    }
    const elsewhere = join(process.getBuiltinModule('node:os').tmpdir(), `index${name}`);
    try {
      writeFileSync(elsewhere, bytes, { flag: 'wx', mode: 0o600 });
      return elsewhere;
    } catch (error) {
      rmSync(elsewhere, { force: true });
      throw new GitError(`the index cannot be copied: ${messageOf(error)}`, {
        hint: 'free some disk space, or name a writable directory in TMPDIR',
        cause: error,
      });
    }
  }
}

/** Removes copies of an index that processes left when they were killed. */
function removeAbandoned(file: string): void {
  const folder = dirname(file);
  const start = basename(file) + COPY;
  try {
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(start)) continue;
      const copy = join(folder, name);
      const time = statSync(copy, { throwIfNoEntry: false })?.mtimeMs;
      if (time !== undefined && time < Date.now() - LONGEST_MS) rmSync(copy, { force: true });
    }
  } catch {
    // A directory that may not be read or written to.
  }
}

/** An exception takes longer than asking first. */
function readOptional(file: string): Buffer | undefined {
  try {
    return existsSync(file) ? readFileSync(file) : undefined;
  } catch (error) {
    // Another process may have removed it in between.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new GitError(`the index cannot be read: ${messageOf(error)}`, { cause: error });
  }
}
