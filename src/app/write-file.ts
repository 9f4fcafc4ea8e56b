import { randomBytes } from 'node:crypto';
import { type FileHandle, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { messageOf } from '../core/errors.ts';

export const NOT_UTF8 = 'it is not valid UTF-8';

/**
 * Replaces the text of a file, whole or not at all, keeping its mode and owner. Gives the reason when it was left
 * alone: it is no longer what was read, it cannot be written, or it holds bytes that a text cannot.
 */
export async function replaceText(path: string, before: string, after: string): Promise<string | undefined> {
  try {
    const target = await realpath(path);
    const reason = await difference(target, before);
    if (reason !== undefined) return reason;
    const { mode, uid, gid, nlink } = await stat(target);
    if ((mode & 0o222) === 0) return 'it is read-only';
    if (nlink > 1) {
      // Another name of this file would keep the old content.
      await writeFile(target, after);
      return undefined;
    }
    const temporary = join(
      dirname(target),
      `.plimsoll-${basename(target)}-${process.pid}-${randomBytes(4).toString('hex')}`,
    );
    try {
      await fill(temporary, after, mode, uid, gid);
      await rename(temporary, target);
    } finally {
      await rm(temporary, { force: true });
    }
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

/** Why a file is not, byte for byte, the text that was read of it; undefined when it is. */
export async function difference(path: string, text: string): Promise<string | undefined> {
  if ((await readFile(path)).equals(Buffer.from(text))) return undefined;
  return text.includes('\uFFFD') ? NOT_UTF8 : 'it changed meanwhile';
}

async function fill(path: string, text: string, mode: number, uid: number, gid: number): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await keepOwner(handle, uid, gid);
    await handle.chmod(mode & 0o7777);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function keepOwner(handle: FileHandle, uid: number, gid: number): Promise<void> {
  const own = await handle.stat();
  if (own.uid !== uid || own.gid !== gid) await handle.chown(uid, gid);
}
