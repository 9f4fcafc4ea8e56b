import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { ScanError } from '../scan/error.ts';

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MB = 1024 * 1024;
const MAX_DIRECTORY = 512 * MB;
const MAX_ENTRIES = 2_000_000;

/** A file in a zip archive on disk; `undefined` when it is larger than allowed. */
export interface ArchiveEntry {
  readonly name: string;
  readonly content: Buffer | undefined;
}

/**
 * Files of a zip archive whose names end in a suffix, one at a time, also of archives in the zip64 format (more than
 * 65,535 files). https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 * @param most bytes of one file
 * @throws ScanError when the archive is damaged.
 */
export function* archiveEntries(path: string, suffix: string, most: number): Generator<ArchiveEntry> {
  const file = openSync(path, 'r');
  try {
    const { count, start, size } = directoryOf(file, fstatSync(file).size, path);
    if (count > MAX_ENTRIES || size > MAX_DIRECTORY) throw new ScanError(`${path} holds too many files`);
    const directory = readAt(file, start, size, path);
    let at = 0;
    for (let index = 0; index < count; index++) {
      if (at + 46 > size || directory.readUInt32LE(at) !== CENTRAL) throw damaged(path);
      const names = directory.readUInt16LE(at + 28);
      const name = directory.toString('utf8', at + 46, at + 46 + names);
      if (name.endsWith(suffix)) yield { name, content: contentOf(file, directory.subarray(at, at + 46), most, path) };
      at += 46 + names + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    }
  } finally {
    closeSync(file);
  }
}

interface Directory {
  readonly count: number;
  readonly start: number;
  readonly size: number;
}

function directoryOf(file: number, length: number, path: string): Directory {
  const from = Math.max(0, length - 65_557);
  const tail = readAt(file, from, length - from, path);
  let at = tail.length - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== END) at--;
  if (at < 0) throw damaged(path);
  const plain = {
    count: tail.readUInt16LE(at + 10),
    size: tail.readUInt32LE(at + 12),
    start: tail.readUInt32LE(at + 16),
  };
  const is64 = at >= 20 && tail.readUInt32LE(at - 20) === LOCATOR_64;
  const found = is64 ? directory64(file, Number(tail.readBigUInt64LE(at - 12)), path) : plain;
  if (found.start + found.size > length) throw damaged(path);
  return found;
}

function directory64(file: number, at: number, path: string): Directory {
  const record = readAt(file, at, 56, path);
  if (record.readUInt32LE(0) !== END_64) throw damaged(path);
  const number = (offset: number): number => Number(record.readBigUInt64LE(offset));
  return { count: number(32), size: number(40), start: number(48) };
}

function contentOf(file: number, entry: Buffer, most: number, path: string): Buffer | undefined {
  const method = entry.readUInt16LE(10);
  const packed = entry.readUInt32LE(20);
  const size = entry.readUInt32LE(24);
  const start = entry.readUInt32LE(42);
  if ((entry.readUInt16LE(8) & 1) !== 0 || (method !== 0 && method !== 8)) throw damaged(path);
  if (size > most || packed > most) return undefined;
  const header = readAt(file, start, 30, path);
  if (header.readUInt32LE(0) !== LOCAL) throw damaged(path);
  const data = readAt(file, start + 30 + header.readUInt16LE(26) + header.readUInt16LE(28), packed, path);
  if (method === 0 || size === 0) return data.subarray(0, size);
  try {
    return inflateRawSync(data, { maxOutputLength: size });
  } catch {
    throw damaged(path);
  }
}

function readAt(file: number, at: number, length: number, path: string): Buffer {
  if (!Number.isSafeInteger(at) || at < 0) throw damaged(path);
  const bytes = Buffer.allocUnsafe(length);
  for (let done = 0; done < length; ) {
    const count = readSync(file, bytes, done, length - done, at + done);
    if (count === 0) throw damaged(path);
    done += count;
  }
  return bytes;
}

function damaged(path: string): ScanError {
  return new ScanError(`${path} is damaged: not a valid zip archive`);
}
