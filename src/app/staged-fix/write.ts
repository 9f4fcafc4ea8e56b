import {
  type BigIntStats,
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { type GitPlace, runGit } from '../../collect/git.ts';
import { temporaryName } from '../../collect/journal-owner.ts';
import { indexPath, type Location } from '../../collect/locate.ts';
import { encodePath } from '../../collect/paths.ts';
import { GitError } from '../../core/errors.ts';
import type { SourceFile } from '../../core/text.ts';
import type { CopyPlan } from './copy.ts';
import { cannotBegin, journalFolder, removeFolder, removeJournal, writeJournal } from './journal.ts';
import { refuseLocked, replaceIndex } from './replace-index.ts';

/** A file whose fix is ready to be written. */
export interface ReadyFix {
  readonly file: SourceFile;
  readonly fixedBlob: string;
  readonly copy: CopyPlan;
  readonly assumeUnchanged: boolean;
  readonly skipWorktree: boolean;
}

export interface Written {
  /** Files whose copy changed meanwhile, or could not be replaced, and was left alone. */
  readonly busy: ReadonlySet<SourceFile>;
  /** What the index holds now. */
  readonly index: Buffer;
}

/** Told before each step; a test kills the process there. */
export type OnStep = (step: string) => void;

const STORE = ['hash-object', '-w', '--no-filters'];

/** Stores bytes as a blob, unfiltered; gives its id. */
export async function storeBlob(place: GitPlace, bytes: Buffer): Promise<string> {
  return (await runGit(place, [...STORE, '--stdin'], bytes)).toString('latin1').trim();
}

/**
 * The same for several, in their order: Git reads them from temporary files, so that one process stores them all.
 * @throws GitError when they cannot be written
 */
export async function storeBlobs(place: GitPlace, gitDir: string, all: readonly Buffer[]): Promise<readonly string[]> {
  const [first, second] = all;
  if (!first) return [];
  if (!second) return [await storeBlob(place, first)];
  const folder = journalFolder(gitDir);
  const files = all.map(() => join(folder, temporaryName(Date.now())));
  try {
    mkdirSync(folder, { recursive: true });
    for (const [index, bytes] of all.entries()) writeFileSync(files[index] ?? '', bytes, { flag: 'wx', mode: 0o600 });
    const paths = files.map((file) => `${quoted(Buffer.from(file))}\n`).join('');
    const ids = (await runGit(place, [...STORE, '--stdin-paths'], Buffer.from(paths, 'latin1'))).toString('latin1');
    return ids.trim().split('\n');
  } catch (error) {
    if (error instanceof GitError) throw error;
    throw cannotBegin(folder, error);
  } finally {
    for (const file of files) rmSync(file, { force: true });
    removeFolder(gitDir);
  }
}

/**
 * Writes all fixes: backups as blobs, a journal, the copies in the work tree each by rename, then the index. A process
 * that is killed in between leaves every byte in the index, in the work tree or in a blob that the journal names.
 * @param before what was checked: the bytes of the index
 * @throws IndexChangedError where the index does not hold these bytes any more; nothing is fixed then
 */
export async function writeFixes(
  place: GitPlace,
  location: Location,
  before: Buffer | undefined,
  fixes: readonly ReadyFix[],
  onStep: OnStep = () => undefined,
): Promise<Written> {
  const { gitDir, top } = location;
  const file = indexPath(place, location);
  refuseLocked(file);
  const { GIT_DIR: given } = place.env;
  // From the top, because update-index reads paths of its standard input relative to the working directory.
  const write = (copy: string): Promise<void> =>
    updateIndex(
      { cwd: top, env: { ...place.env, GIT_INDEX_FILE: copy, ...(given && { GIT_DIR: gitDir }) } },
      fixes,
      onStep,
    );
  onStep('backup');
  const replacing = fixes.flatMap(({ copy }) => (copy.kind === 'write' ? [copy] : []));
  const ids = await storeBlobs(
    place,
    gitDir,
    replacing.map(({ old }) => old),
  );
  const backups = new Map(replacing.map((copy, index): [CopyPlan, string | undefined] => [copy, ids[index]]));
  onStep('journal');
  const journal = writeJournal(
    gitDir,
    fixes.map((fix) => {
      const backup = backups.get(fix.copy);
      const path = encodePath(fix.file).toString('base64');
      return { path, before: fix.file.blob ?? '', after: fix.fixedBlob, ...(backup && { backup }) };
    }),
  );
  const busy = new Set<SourceFile>();
  const replaced: ReadyFix[] = [];
  for (const fix of fixes) {
    if (fix.copy.kind !== 'write') continue;
    onStep('copy');
    if (replaceFile(gitDir, fix.copy.place, fix.copy.bytes, fix.copy.stats, onStep)) replaced.push(fix);
    else busy.add(fix.file);
  }
  let index: Buffer | undefined;
  try {
    onStep('index');
    index = await replaceIndex(file, gitDir, before, write);
    // `git commit FILE` has a second index, held as index.lock, that becomes the real one afterwards.
    const held = join(gitDir, 'index.lock');
    if (/^next-index-\d+\.lock$/.test(basename(file)) && existsSync(held)) {
      onStep('second index');
      await replaceIndex(held, gitDir, undefined, write);
    }
  } catch (error) {
    const restored = replaced.map(({ copy }) => restore(gitDir, copy));
    // As long as anything is other than it was, the journal has to name what was there.
    if (index === undefined && restored.every(Boolean)) removeJournal(gitDir, journal);
    throw error;
  }
  onStep('done');
  removeJournal(gitDir, journal);
  return { busy, index };
}

async function updateIndex(there: GitPlace, fixes: readonly ReadyFix[], onStep: OnStep): Promise<void> {
  const records = fixes.map(
    ({ file, fixedBlob }) => `${file.mode ?? '100644'} ${fixedBlob} 0\t${quoted(encodePath(file))}\n`,
  );
  await runGit(there, ['update-index', '--index-info'], Buffer.from(records.join(''), 'latin1'));
  // Writing an entry anew drops its flags.
  for (const flag of ['skip-worktree', 'assume-unchanged'] as const) {
    const flagged = fixes.filter((fix) => (flag === 'skip-worktree' ? fix.skipWorktree : fix.assumeUnchanged));
    if (flagged.length === 0) continue;
    onStep(flag);
    const paths = flagged.map(({ file }) => `${quoted(encodePath(file))}\n`);
    await runGit(there, ['update-index', `--${flag}`, '--stdin'], Buffer.from(paths.join(''), 'latin1'));
  }
}

/**
 * A path as Git reads it from a line, one character a byte. Who is killed while he writes leaves a list that breaks off:
 * between NULs half a path is a path, which may be that of another file; without its closing quote it is none.
 */
function quoted(path: Buffer): string {
  const escaped = path.toString('latin1').replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n');
  return `"${escaped}"`;
}

/** Replaces a file by rename, unless it is no longer the one that was read. */
export function replaceFile(
  gitDir: string,
  target: Buffer,
  bytes: Buffer,
  seen: BigIntStats,
  onStep: OnStep = () => undefined,
): boolean {
  const name = temporaryName(Date.now());
  const beside = Buffer.concat([target.subarray(0, target.lastIndexOf('/') + 1), Buffer.from(`.plimsoll-${name}`)]);
  for (const temporary of [Buffer.from(join(journalFolder(gitDir), name)), beside]) {
    try {
      mkdirSync(journalFolder(gitDir), { recursive: true });
      writeTemporary(temporary, bytes, Number(seen.mode & 0o7777n));
      onStep('rename');
      if (!isSame(target, seen)) {
        rmSync(temporary, { force: true });
        return false;
      }
      renameSync(temporary, target);
      return true;
    } catch (error) {
      rmSync(temporary, { force: true });
      // Another file system: a rename works only from a file beside the target.
      if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) return false;
    }
  }
  return false;
}

function writeTemporary(path: Buffer, bytes: Buffer, mode: number): void {
  const handle = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(handle, bytes);
    fchmodSync(handle, mode);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isSame(target: Buffer, seen: BigIntStats): boolean {
  const now = lstatSync(target, { bigint: true, throwIfNoEntry: false });
  return now?.ino === seen.ino && now.size === seen.size && now.mtimeNs === seen.mtimeNs;
}

/** Puts the former bytes back after the index could not be written; says whether they are there again. */
function restore(gitDir: string, copy: CopyPlan): boolean {
  if (copy.kind !== 'write') return true;
  const now = lstatSync(copy.place, { bigint: true, throwIfNoEntry: false });
  if (!now?.isFile() || !readFileSync(copy.place).equals(copy.bytes)) return false;
  return replaceFile(gitDir, copy.place, copy.old, now);
}
