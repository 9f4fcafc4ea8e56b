import { inflateRawSync } from 'node:zlib';
import { ScanError } from '../error.ts';
import { LIMITS } from '../limits.ts';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const DAMAGED = 'the zip archive is damaged';
/** The end record, with the longest comment. */
const END_BYTES = 22 + 65_535;
const STORED = 0;
const DEFLATED = 8;

export interface ZipEntry {
  readonly name: string;
  /** Bytes of the content, as stated. */
  readonly size: number;
  /** @throws ScanError when the content is damaged, encrypted, or larger than `most` bytes. */
  read(most: number): Buffer;
}

/**
 * Files of a zip archive in memory, from its central directory, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT.
 * @throws ScanError when it is damaged, or needs zip64.
 */
export function readZip(file: Buffer): ZipEntry[] {
  const end = findEnd(file);
  const count = file.readUInt16LE(end + 10);
  const size = file.readUInt32LE(end + 12);
  const stated = file.readUInt32LE(end + 16);
  if (stated === 0xffffffff || count === 0xffff) throw new ScanError('the zip archive is in the zip64 format');
  const start = end - size;
  // What precedes the archive, such as a script that starts it, shifts all offsets.
  const shift = start - stated;
  if (start < 0 || shift < 0) throw new ScanError(DAMAGED);
  if (count > LIMITS.zipEntries) throw new ScanError(`the zip archive holds more than ${LIMITS.zipEntries} files`);
  const entries: ZipEntry[] = [];
  for (let at = start; entries.length < count; ) {
    if (at + 46 > end || file.readUInt32LE(at) !== CENTRAL) throw new ScanError(DAMAGED);
    const nameLength = file.readUInt16LE(at + 28);
    entries.push(entryOf(file, at, nameLength, shift));
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(file: Buffer): number {
  const first = Math.max(0, file.length - END_BYTES);
  for (let at = file.length - 22; at >= first; at--) if (file.readUInt32LE(at) === END) return at;
  throw new ScanError(DAMAGED);
}

function entryOf(file: Buffer, at: number, nameLength: number, shift: number): ZipEntry {
  const flags = file.readUInt16LE(at + 8);
  const method = file.readUInt16LE(at + 10);
  const packed = file.readUInt32LE(at + 20);
  const size = file.readUInt32LE(at + 24);
  const local = file.readUInt32LE(at + 42) + shift;
  return {
    name: file.toString('utf8', at + 46, at + 46 + nameLength),
    size,
    read: (most) => {
      if ((flags & 1) !== 0) throw new ScanError('the zip archive is encrypted');
      if (size > most || local + 30 > file.length || file.readUInt32LE(local) !== LOCAL) throw new ScanError(DAMAGED);
      const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
      if (start + packed > file.length) throw new ScanError(DAMAGED);
      return unpack(file.subarray(start, start + packed), method, Math.min(most, size));
    },
  };
}

function unpack(packed: Buffer, method: number, size: number): Buffer {
  if (method === STORED) return packed.subarray(0, size);
  if (method !== DEFLATED) throw new ScanError('the zip archive uses an unknown compression');
  if (size === 0) return Buffer.alloc(0);
  try {
    return inflateRawSync(packed, { maxOutputLength: size });
  } catch (error) {
    throw new ScanError(DAMAGED, { cause: error });
  }
}
