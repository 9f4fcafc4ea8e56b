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
import { Digester, digest } from './digest.ts';

/** Beside the compiled code; see boot/compile-cache.ts. */
export const FOLDER = 'results';
/** Answers that are kept: somebody may go back and forth between a few questions. */
const KEPT = 4;
/** A longer answer is not kept. */
const MOST_BYTES = 32 * 1024 * 1024;
const MARK = 'plimsoll results 2';
/** Length of a digest. */
const DIGEST = 43;
/** The mark, the digest of all that follows it, and the key, each on a line. */
const HEADER = MARK.length + 1 + DIGEST + 1 + DIGEST + 1;

/** What was kept under a name for a key; undefined when there is nothing, or nothing that is whole. */
export function readKept(folder: string, name: string, key: string): string | undefined {
  try {
    const bytes = readFileSync(join(folder, name));
    if (bytes.toString('latin1', HEADER - DIGEST - 1, HEADER - 1) !== key) return undefined;
    return bytes.toString('latin1', 0, HEADER) === headerOf(key, digest(bytes.subarray(HEADER)))
      ? bytes.toString('utf8', HEADER)
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps something for the next run. A full disk or a folder that may not be written to is no reason to say anything.
 * @param pieces of the content; a letter of two code units stands in one of them
 */
export function keep(folder: string, name: string, key: string, pieces: Iterable<string>): void {
  // Other processes may have the same number, in another container.
  const temporary = join(folder, `${randomBytes(8).toString('hex')}.tmp`);
  try {
    mkdirSync(folder, { recursive: true });
    try {
      if (!write(temporary, key, pieces)) return;
      renameSync(temporary, join(folder, name));
    } finally {
      rmSync(temporary, { force: true });
    }
    forgetOthers(folder);
  } catch {
    // The next run judges again.
  }
}

function headerOf(key: string, content: string): string {
  return `${MARK}\n${content}\n${key}\n`;
}

/** Writes the content as it comes, and before it what is then known of it; false where it is too long. */
function write(path: string, key: string, pieces: Iterable<string>): boolean {
  const file = openSync(path, 'wx', 0o600);
  try {
    const content = new Digester();
    let end = HEADER;
    for (const piece of pieces) {
      const bytes = Buffer.from(piece);
      if (end + bytes.length > HEADER + MOST_BYTES) return false;
      content.piece(bytes);
      writeAt(file, bytes, end);
      end += bytes.length;
    }
    writeAt(file, Buffer.from(headerOf(key, content.digest()), 'latin1'), 0);
    return true;
  } finally {
    closeSync(file);
  }
}

function writeAt(file: number, bytes: Buffer, place: number): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, place + at);
}

/** Takes away what was written longest ago, and what was left by processes that were killed. */
function forgetOthers(folder: string): void {
  const files = readdirSync(folder).map((name) => join(folder, name));
  const byAge = files.map((path) => ({ path, at: statSync(path).mtimeMs })).sort((a, b) => b.at - a.at);
  for (const { path } of byAge.slice(KEPT)) rmSync(path, { recursive: true, force: true });
}
