import { ScanError } from '../error.ts';

const MAGIC = 'SQLite format 3\0';
const LEAF = 13;
const INTERIOR = 5;
const MAX_DEPTH = 20;
const DAMAGED = 'the SQLite database is damaged';

/** A value of a row: text and blobs as bytes, numbers, nothing. */
export type Value = Buffer | number | undefined;

/**
 * Rows of a table in an SQLite file, https://www.sqlite.org/fileformat2.html, with overflow pages. Reads nothing but the
 * file itself: what waits in a write-ahead log is not seen.
 * @throws ScanError when the file is damaged or has no such table.
 */
export function* readTable(file: Buffer, table: string): Generator<readonly Value[], void> {
  const pages = new Pages(file);
  for (const payload of pages.payloads(1)) {
    const [type, name, , root] = readRecord(payload);
    if (textOf(type) !== 'table' || textOf(name) !== table) continue;
    if (typeof root !== 'number') throw new ScanError(DAMAGED);
    for (const row of pages.payloads(root)) yield readRecord(row);
    return;
  }
  throw new ScanError(`the SQLite database has no table ${table}`);
}

function textOf(value: Value): string {
  return Buffer.isBuffer(value) ? value.toString('utf8') : '';
}

class Pages {
  private readonly file: Buffer;
  private readonly size: number;
  /** Bytes of a page without those that are reserved at its end. */
  private readonly usable: number;
  private readonly count: number;

  constructor(file: Buffer) {
    if (file.length < 512 || file.toString('latin1', 0, 16) !== MAGIC)
      throw new ScanError('this is not an SQLite database');
    const stated = file.readUInt16BE(16);
    this.file = file;
    this.size = stated === 1 ? 65_536 : stated;
    this.usable = this.size - (file[20] ?? 0);
    if (this.size < 512 || (this.size & (this.size - 1)) !== 0 || this.usable < 480) throw new ScanError(DAMAGED);
    this.count = Math.floor(file.length / this.size);
  }

  /** The payloads of a table, each page read at most once. */
  *payloads(root: number): Generator<Buffer, void> {
    const seen = new Set<number>();
    const waiting = [{ number: root, depth: 0 }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { number, depth } = next;
      if (seen.has(number) || depth > MAX_DEPTH) throw new ScanError(DAMAGED);
      seen.add(number);
      const page = this.page(number);
      const start = number === 1 ? 100 : 0;
      const kind = page[start];
      if (kind !== LEAF && kind !== INTERIOR) throw new ScanError(DAMAGED);
      const header = kind === LEAF ? 8 : 12;
      const cells = page.readUInt16BE(start + 3);
      if (start + header + cells * 2 > page.length) throw new ScanError(DAMAGED);
      if (kind === INTERIOR) waiting.push({ number: page.readUInt32BE(start + 8), depth: depth + 1 });
      for (let cell = cells - 1; cell >= 0 && kind === INTERIOR; cell--)
        waiting.push({ number: readNumber(page, page.readUInt16BE(start + header + cell * 2)), depth: depth + 1 });
      for (let cell = 0; cell < cells && kind === LEAF; cell++)
        yield this.payload(page, page.readUInt16BE(start + header + cell * 2));
    }
  }

  private page(number: number): Buffer {
    if (number < 1 || number > this.count) throw new ScanError(DAMAGED);
    return this.file.subarray((number - 1) * this.size, number * this.size);
  }

  private payload(page: Buffer, at: number): Buffer {
    const length = readVarint(page, at);
    const row = readVarint(page, length.end);
    const most = this.usable - 35;
    if (length.value <= most) return this.part(page, row.end, length.value);
    if (length.value > this.file.length) throw new ScanError(DAMAGED);
    const least = Math.floor(((this.usable - 12) * 32) / 255) - 23;
    const local = least + ((length.value - least) % (this.usable - 4));
    const kept = local <= most ? local : least;
    const parts = [this.part(page, row.end, kept)];
    let left = length.value - kept;
    let next = readNumber(page, row.end + kept);
    // Each page adds at least one byte, so a loop ends with the stated length.
    while (left > 0) {
      const overflow = this.page(next);
      const size = Math.min(left, this.usable - 4);
      parts.push(overflow.subarray(4, 4 + size));
      left -= size;
      next = overflow.readUInt32BE(0);
    }
    return Buffer.concat(parts, length.value);
  }

  private part(page: Buffer, at: number, length: number): Buffer {
    if (at + length > this.usable) throw new ScanError(DAMAGED);
    return page.subarray(at, at + length);
  }
}

function readNumber(page: Buffer, at: number): number {
  if (at + 4 > page.length) throw new ScanError(DAMAGED);
  return page.readUInt32BE(at);
}

/** Up to nine bytes, seven bits each. */
function readVarint(bytes: Buffer, at: number): { value: number; end: number } {
  let value = 0;
  for (let index = 0; index < 9; index++) {
    const byte = bytes[at + index];
    if (byte === undefined) throw new ScanError(DAMAGED);
    value = index === 8 ? value * 256 + byte : value * 128 + (byte & 127);
    if (byte < 128 || index === 8) return { value, end: at + index + 1 };
  }
  throw new ScanError(DAMAGED);
}

const NUMBER_BYTES = [0, 1, 2, 3, 4, 6, 8];

function readRecord(payload: Buffer): Value[] {
  const header = readVarint(payload, 0);
  if (header.value > payload.length) throw new ScanError(DAMAGED);
  const values: Value[] = [];
  let at = header.value;
  for (let type = header.end; type < header.value; ) {
    const { value: kind, end } = readVarint(payload, type);
    type = end;
    const size = kind >= 12 ? Math.floor((kind - 12) / 2) : kind === 7 ? 8 : (NUMBER_BYTES[kind] ?? 0);
    if (at + size > payload.length) throw new ScanError(DAMAGED);
    values.push(readValue(payload, kind, at, size));
    at += size;
  }
  return values;
}

function readValue(payload: Buffer, kind: number, at: number, size: number): Value {
  if (kind === 8 || kind === 9) return kind - 8;
  if (kind >= 12) return payload.subarray(at, at + size);
  if (kind === 0 || kind > 7) return undefined;
  if (kind === 7) return payload.readDoubleBE(at);
  return size === 8 ? Number(payload.readBigInt64BE(at)) : payload.readIntBE(at, size);
}
