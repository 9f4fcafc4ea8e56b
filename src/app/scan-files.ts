import { lstatSync, readdirSync, readlinkSync, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../core/errors.ts';
import { ScanError } from '../scan/error.ts';
import { LIMITS } from '../scan/limits.ts';
import type { Bytes, Entry, EntryType, Store } from '../scan/oci/source.ts';
import type { Gap } from '../scan/packages/found.ts';

const PIECE = 256 * 1024;
/** File systems of the kernel; what they show is not installed. */
const KERNEL_FOLDERS = new Set(['proc', 'sys', 'dev']);

/** Opens files for a scan; `close` ends them all. */
export class Files {
  private readonly handles: FileHandle[] = [];

  /** @throws ScanError when it is not a regular file or cannot be read. */
  async open(path: string): Promise<Bytes> {
    const found = await this.find(path);
    if (!found) throw new ScanError(`cannot read ${path}: there is no such file`);
    return found;
  }

  /** The files of a folder. */
  folder(root: string): Store {
    return { open: (path) => this.find(join(root, path)) };
  }

  async close(): Promise<void> {
    await Promise.all(this.handles.splice(0).map((handle) => handle.close()));
  }

  private async find(path: string): Promise<Bytes | undefined> {
    const stats = await stat(path).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
      throw new ScanError(`cannot read ${path}: ${messageOf(error)}`, { cause: error });
    });
    if (!stats) return undefined;
    // Opening a named pipe would wait for a writer.
    if (!stats.isFile()) throw new ScanError(`cannot read ${path}: it is not a regular file`);
    try {
      const handle = await open(path, 'r');
      this.handles.push(handle);
      return bytesOf(handle, stats.size);
    } catch (error) {
      throw new ScanError(`cannot read ${path}: ${messageOf(error)}`, { cause: error });
    }
  }
}

function bytesOf(handle: FileHandle, size: number): Bytes {
  const read = async (at: number, length: number): Promise<Buffer> => {
    const buffer = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, size - at)));
    let done = 0;
    while (done < buffer.length) {
      const { bytesRead } = await handle.read(buffer, done, buffer.length - done, at + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return buffer.subarray(0, done);
  };
  return {
    size,
    read,
    async *stream(from = 0, end = size) {
      for (let at = from; at < end; ) {
        const piece = await read(at, Math.min(PIECE, end - at));
        if (piece.length === 0) return;
        at += piece.length;
        yield piece;
      }
    },
  };
}

/**
 * The files below a folder, which is read as the root of a file system. Links are not followed.
 * @param unread takes what could not be read.
 */
export async function* walkFiles(root: string, unread: (gap: Gap) => void): AsyncGenerator<Entry, void> {
  const device = lstatSync(root).dev;
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const problem = (path: string, error: unknown): void =>
      unread({ what: 'files', path, reason: codeOf(error) === 'EACCES' ? 'permission denied' : messageOf(error) });
    let names: string[] = [];
    try {
      names = readdirSync(join(root, folder)).sort();
    } catch (error) {
      problem(folder === '' ? '.' : folder, error);
    }
    for (const name of names) {
      const path = folder === '' ? name : `${folder}/${name}`;
      const stats = lstatSync(join(root, path), { throwIfNoEntry: false });
      if (!stats || path.length > LIMITS.path) continue;
      const type = typeOf(stats);
      if (type === 'folder' && (stats.dev === device || !KERNEL_FOLDERS.has(name))) waiting.push(path);
      yield entryOf(join(root, path), path, type, stats, (error) => problem(path, error));
    }
  }
}

function entryOf(file: string, path: string, type: EntryType, stats: Stats, problem: (error: unknown) => void): Entry {
  return {
    path,
    type,
    mode: stats.mode & 0o7777,
    size: stats.size,
    target: type === 'symlink' ? targetOf(file) : '',
    async *content() {
      const handle = await open(file, 'r').catch((error: unknown) => {
        problem(error);
        return undefined;
      });
      if (!handle) return;
      try {
        yield* bytesOf(handle, stats.size).stream();
      } finally {
        await handle.close();
      }
    },
  };
}

/** Empty when the link is gone by now. */
function targetOf(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
}

function typeOf(stats: Stats): EntryType {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  return stats.isSymbolicLink() ? 'symlink' : 'other';
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
