/** An SQLite file with one table of rows `(hnum, blob)`: one row in a leaf page, overflow pages, and interior pages. */
export function sqliteFile(table: string, blobs: readonly Buffer[], pageSize = 512): Buffer {
  const pages: Buffer[] = [Buffer.alloc(pageSize), Buffer.alloc(pageSize)];
  const add = (page: Buffer): number => pages.push(page);
  const leaves = blobs.map((blob, row) => add(leaf(record([undefined, blob]), row + 1, pageSize, add)));
  const middle = leaves.map((child) => add(interior([child], pageSize)));
  if (middle.length > 0) pages[1] = interior(middle, pageSize);
  else pages[1]?.writeUInt8(13, 0);
  const schema = record([
    Buffer.from('table'),
    Buffer.from(table),
    Buffer.from(table),
    2,
    Buffer.from('CREATE TABLE …'),
  ]);
  const first = leaf(schema, 1, pageSize, add, 100);
  first.write('SQLite format 3\0', 'latin1');
  first.writeUInt16BE(pageSize === 65_536 ? 1 : pageSize, 16);
  pages[0] = first;
  return Buffer.concat(pages);
}

function varint(value: number): Buffer {
  const bytes = [value & 127];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest & 127) | 128);
  return Buffer.from(bytes);
}

function record(values: readonly (Buffer | number | undefined)[]): Buffer {
  const types = Buffer.concat(
    values.map((value) => varint(value === undefined ? 0 : Buffer.isBuffer(value) ? value.length * 2 + 12 : 1)),
  );
  const bodies = values.map((value) =>
    Buffer.isBuffer(value) ? value : Buffer.from(value === undefined ? [] : [value]),
  );
  return Buffer.concat([varint(types.length + 1), types, ...bodies]);
}

function leaf(payload: Buffer, row: number, pageSize: number, add: (page: Buffer) => number, start = 0): Buffer {
  const page = Buffer.alloc(pageSize);
  const most = pageSize - 35;
  const least = Math.floor(((pageSize - 12) * 32) / 255) - 23;
  const local = least + ((payload.length - least) % (pageSize - 4));
  const kept = payload.length <= most ? payload.length : local <= most ? local : least;
  const parts = [varint(payload.length), varint(row), payload.subarray(0, kept)];
  if (kept < payload.length) parts.push(number(overflow(payload.subarray(kept), pageSize, add)));
  const cell = Buffer.concat(parts);
  const at = pageSize - cell.length;
  page[start] = 13;
  page.writeUInt16BE(1, start + 3);
  page.writeUInt16BE(at, start + 8);
  cell.copy(page, at);
  return page;
}

/** Number of the first page of a chain. */
function overflow(rest: Buffer, pageSize: number, add: (page: Buffer) => number): number {
  let next = 0;
  const step = pageSize - 4;
  for (let at = Math.floor((rest.length - 1) / step) * step; at >= 0; at -= step) {
    const page = Buffer.alloc(pageSize);
    page.writeUInt32BE(next, 0);
    rest.copy(page, 4, at, at + step);
    next = add(page);
  }
  return next;
}

function interior(children: readonly number[], pageSize: number): Buffer {
  const page = Buffer.alloc(pageSize);
  page[0] = 5;
  page.writeUInt16BE(children.length - 1, 3);
  page.writeUInt32BE(children.at(-1) ?? 0, 8);
  children.slice(0, -1).forEach((child, cell) => {
    const at = pageSize - (cell + 1) * 8;
    page.writeUInt16BE(at, 12 + cell * 2);
    Buffer.concat([number(child), varint(cell + 1)]).copy(page, at);
  });
  return page;
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const UNIT = 16;

/** An ndb database of rpm: a page of slots, then the blobs. */
export function ndbFile(blobs: readonly Buffer[]): Buffer {
  const slots = Buffer.alloc(4096);
  slots.write('RpmP');
  slots.writeUInt32LE(1, 12);
  for (let at = 2 * UNIT; at < slots.length; at += UNIT) slots.write('Slot', at);
  const parts = [slots];
  let block = slots.length / UNIT;
  for (const [index, blob] of blobs.entries()) {
    const at = (2 + index * 3) * UNIT;
    slots.writeUInt32LE(index + 1, at + 4);
    slots.writeUInt32LE(block, at + 8);
    const head = Buffer.alloc(UNIT);
    head.write('BlbS');
    head.writeUInt32LE(index + 1, 4);
    head.writeUInt32LE(blob.length, 12);
    const whole = Buffer.concat([head, blob, Buffer.alloc(UNIT - (blob.length % UNIT))]);
    parts.push(whole);
    block += whole.length / UNIT;
  }
  return Buffer.concat(parts);
}

/** A Berkeley DB hash: each value in a chain of overflow pages. */
export function berkeleyFile(blobs: readonly Buffer[], pageSize = 512): Buffer {
  const pages: Buffer[] = [Buffer.alloc(pageSize)];
  const metadata = pages[0] ?? Buffer.alloc(0);
  metadata.writeUInt32LE(0x00061561, 12);
  metadata.writeUInt32LE(pageSize, 20);
  metadata[25] = 8;
  for (const blob of blobs) {
    const page = Buffer.alloc(pageSize);
    page[25] = 13;
    page.writeUInt16LE(2, 20);
    page.writeUInt16LE(pageSize - 5, 26);
    page.writeUInt16LE(pageSize - 20, 28);
    page[pageSize - 5] = 1;
    page[pageSize - 20] = 3;
    page.writeUInt32LE(pages.length + 1, pageSize - 16);
    page.writeUInt32LE(blob.length, pageSize - 12);
    pages.push(page);
    const step = pageSize - 26;
    for (let at = 0; at < blob.length; at += step) {
      const part = blob.subarray(at, at + step);
      const overflowPage = Buffer.alloc(pageSize);
      overflowPage[25] = 7;
      overflowPage.writeUInt16LE(part.length, 22);
      overflowPage.writeUInt32LE(at + step < blob.length ? pages.length + 1 : 0, 16);
      part.copy(overflowPage, 26);
      pages.push(overflowPage);
    }
  }
  return Buffer.concat(pages);
}
