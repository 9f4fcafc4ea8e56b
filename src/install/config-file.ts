import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { attempt, sha256 } from './files.ts';

/**
 * What was done to the repository's configuration file as a whole. Git itself puts comments and line ends elsewhere
 * when it sets and unsets a key, so the bytes that it replaced are kept. Only the stretch that changed is, because the
 * rest may hold secrets.
 */
export interface ConfigChange {
  readonly before: string;
  readonly after: string;
  /** Offset of the stretch, and its bytes in base64, before and after. */
  readonly start: number;
  readonly was: string;
  readonly now: string;
}

export function configPath(commonDir: string): string {
  return join(commonDir, 'config');
}

export function readConfig(commonDir: string): Buffer {
  const path = configPath(commonDir);
  return existsSync(path) ? attempt('read', path, () => readFileSync(path)) : Buffer.alloc(0);
}

/** The change from one content to another. */
export function changeOf(before: Buffer, after: Buffer): ConfigChange {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return {
    before: sha256(before),
    after: sha256(after),
    start,
    was: before.subarray(start, before.length - end).toString('base64'),
    now: after.subarray(start, after.length - end).toString('base64'),
  };
}

/** The content before the change, if nobody has written the file since. */
export function contentBefore(current: Buffer, change: ConfigChange): Buffer | undefined {
  if (sha256(current) !== change.after) return undefined;
  const now = Buffer.from(change.now, 'base64');
  const was = Buffer.from(change.was, 'base64');
  const rest = current.subarray(change.start + now.length);
  const content = Buffer.concat([current.subarray(0, change.start), was, rest]);
  return sha256(content) === change.before ? content : undefined;
}

/** Writes the file under the lock that Git itself would take. */
export function writeConfig(commonDir: string, content: Buffer): void {
  const path = configPath(commonDir);
  const lock = `${path}.lock`;
  attempt('lock', path, () => {
    const file = openSync(lock, 'wx', statSync(path).mode & 0o7777);
    try {
      writeSync(file, content);
      fsyncSync(file);
    } catch (error) {
      rmSync(lock, { force: true });
      throw error;
    } finally {
      closeSync(file);
    }
    renameSync(lock, path);
  });
}
