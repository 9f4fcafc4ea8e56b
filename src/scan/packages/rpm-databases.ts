import { ScanError } from '../error.ts';
import { readTable } from './sqlite.ts';

/** Package headers of the database of rpm 4.16 and later, an SQLite file. */
export function* sqliteHeaders(file: Buffer): Generator<Buffer, void> {
  for (const [, blob] of readTable(file, 'Packages')) if (Buffer.isBuffer(blob)) yield blob;
}

const NDB_MAGIC = 'RpmP';
const SLOT_MAGIC = 'Slot';
const BLOB_MAGIC = 'BlbS';
const NDB_PAGE = 4096;
/** Size of a slot, of a block, and of what precedes the content of a package. */
const UNIT = 16;
const DAMAGED = 'the rpm database is damaged';

/** Package headers of an ndb database, as in openSUSE: lib/backend/ndb/rpmpkg.c of rpm. */
export function* ndbHeaders(file: Buffer): Generator<Buffer, void> {
  if (file.toString('latin1', 0, 4) !== NDB_MAGIC) throw new ScanError('the rpm database is of an unknown format');
  const end = file.readUInt32LE(12) * NDB_PAGE;
  if (end > file.length) throw new ScanError(DAMAGED);
  // The header of the file takes the place of two slots.
  for (let at = 2 * UNIT; at < end; at += UNIT) {
    if (file.toString('latin1', at, at + 4) !== SLOT_MAGIC) throw new ScanError(DAMAGED);
    const index = file.readUInt32LE(at + 4);
    if (index === 0) continue;
    const start = file.readUInt32LE(at + 8) * UNIT;
    if (file.toString('latin1', start, start + 4) !== BLOB_MAGIC || file.readUInt32LE(start + 4) !== index)
      throw new ScanError(DAMAGED);
    const length = file.readUInt32LE(start + 12);
    if (start + UNIT + length > file.length) throw new ScanError(DAMAGED);
    yield file.subarray(start + UNIT, start + UNIT + length);
  }
}

const HASH_MAGIC = 0x00061561;
const HASH_METADATA = 8;
const HASH_PAGES = [2, 13];
const OVERFLOW = 7;
/** An item that is stored where it is listed, and one on pages of its own. */
const ON_PAGE = 1;
const OFF_PAGE = 3;
/** Bytes of the one value that is not a package: the last number that was given to one. */
const COUNTER = 5;
const PAGE_HEADER = 26;

/** Package headers of a Berkeley DB hash, as in the Red Hat family up to version 8: dbinc/db_page.h of Berkeley DB. */
export function* berkeleyHeaders(file: Buffer): Generator<Buffer, void> {
  if (file.length < 512 || file.readUInt32LE(12) !== HASH_MAGIC || file[25] !== HASH_METADATA)
    throw new ScanError('the rpm database is of an unknown format');
  const size = file.readUInt32LE(20);
  if (size < 512 || size > 65_536 || (size & (size - 1)) !== 0) throw new ScanError(DAMAGED);
  for (let start = size; start + size <= file.length; start += size) {
    if (!HASH_PAGES.includes(file[start + 25] ?? 0)) continue;
    const page = file.subarray(start, start + size);
    const items = page.readUInt16LE(20);
    if (PAGE_HEADER + items * 2 > size) throw new ScanError(DAMAGED);
    // Keys and values by turns, each placed before the one that precedes it in the list.
    for (let item = 1; item < items; item += 2) {
      const at = page.readUInt16LE(PAGE_HEADER + item * 2);
      const end = page.readUInt16LE(PAGE_HEADER + item * 2 - 2);
      if (page[at] === OFF_PAGE) yield chained(file, size, page.readUInt32LE(at + 4), page.readUInt32LE(at + 8));
      else if (page[at] === ON_PAGE && end - at > COUNTER) yield page.subarray(at + 1, end);
    }
  }
}

/** The content of a chain of overflow pages. */
function chained(file: Buffer, size: number, first: number, length: number): Buffer {
  if (length > file.length) throw new ScanError(DAMAGED);
  const parts: Buffer[] = [];
  let left = length;
  for (let number = first; left > 0; ) {
    const page = file.subarray(number * size, (number + 1) * size);
    if (number === 0 || page.length < size || page[25] !== OVERFLOW) throw new ScanError(DAMAGED);
    // Each page adds at least one byte, so a loop ends with the stated length.
    const part = page.subarray(PAGE_HEADER, Math.min(PAGE_HEADER + page.readUInt16LE(22), PAGE_HEADER + left));
    if (part.length === 0) throw new ScanError(DAMAGED);
    parts.push(part);
    left -= part.length;
    number = page.readUInt32LE(16);
  }
  return Buffer.concat(parts, length);
}
