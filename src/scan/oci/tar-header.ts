import { ScanError } from '../error.ts';
import type { EntryType } from './source.ts';

/** https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html, and GNU tar's additions. */
export const BLOCK = 512;

export interface Header {
  readonly path: string;
  /** The byte that names the type, as a character. */
  readonly flag: string;
  readonly mode: number;
  readonly size: number;
  readonly target: string;
}

/** `undefined` for a block of zeros, which ends the archive. */
export function readHeader(block: Buffer): Header | undefined {
  const stored = readNumber(block, 148, 8);
  let sum = 256;
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 0 : (block[at] ?? 0);
  if (sum === 256) return undefined;
  if (sum !== stored) throw new ScanError('the archive is damaged: an entry has a wrong checksum');
  const isPosix = block.toString('latin1', 257, 263) === 'ustar\0';
  const prefix = isPosix ? readText(block, 345, 155) : '';
  const name = readText(block, 0, 100);
  return {
    path: prefix === '' ? name : `${prefix}/${name}`,
    flag: String.fromCharCode(block[156] ?? 0),
    mode: readNumber(block, 100, 8) & 0o7777,
    size: readNumber(block, 124, 12),
    target: readText(block, 157, 100),
  };
}

export function typeOf(flag: string): EntryType {
  if (flag === '0' || flag === '\0' || flag === '7') return 'file';
  if (flag === '5') return 'folder';
  if (flag === '2') return 'symlink';
  return flag === '1' ? 'hardlink' : 'other';
}

function readText(block: Buffer, from: number, length: number): string {
  const end = block.indexOf(0, from);
  return block.toString('utf8', from, end === -1 ? from + length : Math.min(end, from + length));
}

/** Octal digits, or GNU's base-256 when the highest bit is set. */
function readNumber(block: Buffer, from: number, length: number): number {
  const first = block[from] ?? 0;
  if (first < 0x80) return Number.parseInt(readText(block, from, length).trim() || '0', 8);
  let value = first & 0x7f;
  for (let at = from + 1; at < from + length; at++) value = value * 256 + (block[at] ?? 0);
  return value;
}

/** The records of a pax header, `LENGTH KEY=VALUE\n`. */
export function readPax(bytes: Buffer): Map<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(32, at);
    const length = space === -1 ? 0 : Number(bytes.toString('latin1', at, space));
    const equals = bytes.indexOf(61, space);
    if (!(length > space - at + 2) || at + length > bytes.length || equals === -1 || equals >= at + length)
      throw new ScanError('the archive is damaged: an extended header is malformed');
    records.set(bytes.toString('utf8', space + 1, equals), bytes.toString('utf8', equals + 1, at + length - 1));
    at += length;
  }
  return records;
}
