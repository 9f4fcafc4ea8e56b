import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { messageOf, PlimsollError } from '../core/errors.ts';
import { table } from '../core/table.ts';

/** What lies at a path. */
export type State =
  | { readonly type: 'absent' }
  | { readonly type: 'file'; readonly sha256: string; readonly mode: number }
  | { readonly type: 'link'; readonly target: string }
  | { readonly type: 'folder' }
  | { readonly type: 'other' };

export const ABSENT: State = { type: 'absent' };

export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

export function stateOf(path: string): State {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) return ABSENT;
  if (stat.isSymbolicLink()) return { type: 'link', target: readlinkSync(path) };
  if (stat.isDirectory()) return { type: 'folder' };
  if (!stat.isFile()) return { type: 'other' };
  return { type: 'file', sha256: sha256(readFileSync(path)), mode: stat.mode & 0o7777 };
}

/** Puts content at a path in one step: a reader, or a crash, sees the old file or the new one. */
export function writeAtomically(path: string, content: string | Buffer, mode: number): void {
  const temporary = join(dirname(path), `.${basename(path)}.plimsoll-${process.pid}-${randomBytes(4).toString('hex')}`);
  attempt('write', path, () => {
    try {
      const file = openSync(temporary, 'wx', mode);
      try {
        const bytes = Buffer.from(content);
        for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      // The umask took bits away that Git's `core.sharedRepository`, or the execute bit, need.
      chmodSync(temporary, mode);
      renameSync(temporary, path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  });
}

/** Renames to a name that is free. */
export function moveAside(from: string, to: string): void {
  attempt('rename', from, () => {
    if (stateOf(to).type !== 'absent') throw new Error(`${to} exists`);
    renameSync(from, to);
  });
}

export function makeFolder(path: string): void {
  attempt('create', path, () => mkdirSync(path, { recursive: true }));
}

export function remove(path: string): void {
  attempt('remove', path, () => rmSync(path));
}

/** One line with the path and the remedy for what a disk may answer. */
export function attempt<T>(verb: string, path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof PlimsollError) throw error;
    throw diskError(verb, path, error);
  }
}

function diskError(verb: string, path: string, error: unknown): PlimsollError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const folder = dirname(path);
  const [why, hint] = REMEDIES[code] ?? [messageOf(error), `look at ${folder}`];
  return new PlimsollError(`cannot ${verb} ${path}: ${why}`, { hint: hint.replace('<folder>', folder), cause: error });
}

const REMEDIES: Readonly<Record<string, readonly [why: string, hint: string]>> = table({
  EACCES: ['permission denied', 'run it as the owner of <folder>, or make that directory writable'],
  EPERM: ['not permitted', 'run it as the owner of <folder>, or make that directory writable'],
  EROFS: ['the file system is read-only', 'mount it writable, or install in another clone'],
  ENOSPC: ['the disk is full', 'free some space and run it again; nothing was changed'],
  EDQUOT: ['the disk quota is used up', 'free some space and run it again; nothing was changed'],
  ENOTDIR: ['a part of this path is a file', 'move that file away and run it again'],
  EEXIST: ['a file of that name is in the way', 'move that file away and run it again'],
});
