import { randomBytes } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { digest } from './digest.ts';

/** Beside the compiled code; see boot/compile-cache.ts. */
export const FOLDER = 'results';
/** Answers that are kept: somebody may go back and forth between a few questions. */
const KEPT = 4;
/** A longer answer is not kept. */
const MOST_BYTES = 32 * 1024 * 1024;
const MARK = 'plimsoll results 1';
/** Length of a digest. */
const DIGEST = 43;
/** The mark, the digest of all that follows it, and the key, each on a line. */
const HEADER = MARK.length + 1 + DIGEST + 1 + DIGEST + 1;

/** What was kept under a name for a key; undefined when there is nothing, or nothing that is whole. */
export function readKept(folder: string, name: string, key: string): string | undefined {
  try {
    const bytes = readFileSync(join(folder, name));
    if (bytes.toString('latin1', HEADER - DIGEST - 1, HEADER - 1) !== key) return undefined;
    return bytes.toString('latin1', 0, HEADER) === headerOf(key, bytes.subarray(HEADER))
      ? bytes.toString('utf8', HEADER)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps something for the next run. A full disk or a folder that may not be written to is no reason to say anything. */
export function keep(folder: string, name: string, key: string, content: string): void {
  const bytes = Buffer.from(content);
  if (bytes.length > MOST_BYTES) return;
  // Other processes may have the same number, in another container.
  const temporary = join(folder, `${randomBytes(8).toString('hex')}.tmp`);
  try {
    mkdirSync(folder, { recursive: true });
    try {
      writeAll(temporary, [Buffer.from(headerOf(key, bytes), 'latin1'), bytes]);
      renameSync(temporary, join(folder, name));
    } finally {
      rmSync(temporary, { force: true });
    }
    forgetOthers(folder);
  } catch {
    // The next run judges again.
  }
}

function headerOf(key: string, content: Buffer): string {
  return `${MARK}\n${digest(content)}\n${key}\n`;
}

function writeAll(path: string, parts: readonly Buffer[]): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    for (const bytes of parts) for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  } finally {
    closeSync(file);
  }
}

/** Takes away what was written longest ago, and what was left by processes that were killed. */
function forgetOthers(folder: string): void {
  const files = readdirSync(folder).map((name) => join(folder, name));
  const byAge = files.map((path) => ({ path, at: statSync(path).mtimeMs })).sort((a, b) => b.at - a.at);
  for (const { path } of byAge.slice(KEPT)) rmSync(path, { recursive: true, force: true });
}
