import { isAscii } from 'node:buffer';
import { bytesOfPath } from '../core/paths.ts';
import type { Entries, NameMark, RepositoryEntry } from '../core/project.ts';
import { type Layout, layoutOf } from './layout.ts';
import { type DecodedPath, decodePath, encodePath } from './paths.ts';

export interface ListedEntry extends RepositoryEntry {
  /** Object id. */
  readonly blob: string;
  /** 0, or 1 to 3 while the path is unmerged. */
  readonly stage: number;
}

const NUL = 0;
/** What stands in the place of bytes that are not UTF-8. */
const REPLACED = '\uFFFD';
const SLASH = 0x2f;
/** The bit by which small letters differ from large ones. */
const CASE = 0x20;
/** Of a mode as a number. */
const MODE_BYTES = 4;

/**
 * The index, sorted by the bytes of the paths. There may be tens of thousands of entries for a handful that is asked
 * about, so they are looked up in the bytes that Git wrote, and only those become objects.
 */
export class Listing implements Entries {
  private readonly layout: Layout;
  readonly folders: readonly string[] | undefined;

  constructor(layout: Layout, folders?: readonly string[]) {
    this.layout = layout;
    this.folders = folders;
  }

  /**
   * @param bytes of `git ls-files -s -z`
   * @throws GitError when they are not
   */
  static read(bytes: Buffer): Listing {
    return new Listing(layoutOf(bytes));
  }

  /**
   * The listing that Git would give of these entries; unmerged ones have no place here.
   * @param folders of which the entries were listed, outside a Git repository
   */
  static of(entries: Iterable<RepositoryEntry & { readonly blob?: string }>, folders?: readonly string[]): Listing {
    const sorted = [...entries].map((entry) => ({ ...entry, bytes: encodePath(entry) }));
    sorted.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
    const parts = sorted.flatMap(({ mode, blob = '0'.repeat(40), bytes }) => [
      Buffer.from(`${mode} ${blob} 0\t`),
      bytes,
      Buffer.of(NUL),
    ]);
    return new Listing(layoutOf(Buffer.concat(parts)), folders);
  }

  has(path: string): boolean {
    return this.find(path) !== undefined;
  }

  /** Of an unmerged path the entry with the highest stage. */
  get(path: string): ListedEntry | undefined {
    const found = this.find(path);
    return found === undefined ? undefined : this.entryAt(found);
  }

  *[Symbol.iterator](): Iterator<ListedEntry> {
    for (let index = 0; index < this.layout.count; index++) if (!this.isRepeated(index)) yield this.entryAt(index);
  }

  select(marks: readonly NameMark[]): string[] {
    const { bytes, count, paths, ends } = this.layout;
    const { first, last, beforeLast } = tablesOf(marks);
    const found: string[] = [];
    for (let index = 0; index < count; index++) {
      const from = paths[index] ?? 0;
      const end = ends[index] ?? 0;
      const atEnd = last.all | (last.by[bytes[end - 1] ?? 0] ?? 0);
      const byEnd = atEnd & (beforeLast.all | (beforeLast.by[bytes[end - 2] ?? 0] ?? 0));
      if (byEnd === 0) continue;
      let name = end - 1;
      while (name > from && bytes[name - 1] !== SLASH) name -= 1;
      if ((byEnd & (first.all | (first.by[bytes[name] ?? 0] ?? 0))) !== 0 && !this.isRepeated(index))
        found.push(this.textOf(index));
    }
    return found;
  }

  hasFolder(path: string): boolean {
    const prefix = bytesOfPath(`${path}/`);
    return path === '' || this.startsWith(this.lowerBound(prefix), prefix);
  }

  namesIn(folder: string): ReadonlySet<string> {
    const prefix = bytesOfPath(folder === '' ? '' : `${folder}/`);
    const names = new Set<string>();
    for (let index = this.lowerBound(prefix); this.startsWith(index, prefix); ) {
      const path = this.bytesOf(index);
      const slash = path.indexOf(SLASH, prefix.length);
      names.add(decode(path.subarray(prefix.length, slash === -1 ? path.length : slash)).path);
      index = slash === -1 ? index + 1 : this.lowerBound(behind(path.subarray(0, slash + 1)), index + 1);
    }
    return names;
  }

  pathsBelow(folder: string): string[] {
    const prefix = bytesOfPath(folder === '' ? '' : `${folder}/`);
    const found: string[] = [];
    for (let index = this.lowerBound(prefix); this.startsWith(index, prefix); index++)
      if (!this.isRepeated(index)) found.push(this.textOf(index));
    return found;
  }

  get hasOpaque(): boolean {
    return this.layout.hasOpaque;
  }

  /** All that rules can learn of the entries, as bytes to be compared: their paths and modes in their order. */
  outline(): Buffer {
    const { bytes, count, heads, paths, ends } = this.layout;
    let length = 0;
    for (let index = 0; index < count; index++) length += (ends[index] ?? 0) - (paths[index] ?? 0) + MODE_BYTES + 1;
    const outline = Buffer.alloc(length);
    let at = 0;
    for (let index = 0; index < count; index++) {
      at = outline.writeUInt32BE(this.layout.modeAt(heads[index] ?? 0), at);
      // A NUL ends each path.
      at += bytes.copy(outline, at, paths[index], ends[index]) + 1;
    }
    return outline;
  }

  /** The last entry of a path. */
  private find(path: string): number | undefined {
    const wanted = bytesOfPath(path);
    let index = this.lowerBound(wanted);
    if (!this.isPath(index, wanted)) return undefined;
    while (this.isPath(index + 1, wanted)) index += 1;
    return index;
  }

  /** The first entry whose path is not before a text. */
  private lowerBound(wanted: Buffer, from = 0): number {
    const { bytes, count, paths } = this.layout;
    let low = from;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (comparePath(bytes, paths[middle] ?? 0, wanted) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private startsWith(index: number, prefix: Buffer): boolean {
    const { bytes, count, paths } = this.layout;
    if (index >= count) return false;
    const path = paths[index] ?? 0;
    for (let place = 0; place < prefix.length; place++) if (bytes[path + place] !== prefix[place]) return false;
    return true;
  }

  private isPath(index: number, path: Buffer): boolean {
    const { bytes, count, paths } = this.layout;
    return index < count && comparePath(bytes, paths[index] ?? 0, path) === 0;
  }

  /** Whether the next entry is of the same path: of an unmerged one the last counts. */
  private isRepeated(index: number): boolean {
    const { count, hasUnmerged } = this.layout;
    return hasUnmerged && index + 1 < count && this.isPath(index + 1, this.bytesOf(index));
  }

  private bytesOf(index: number): Buffer {
    const { bytes, paths, ends } = this.layout;
    return bytes.subarray(paths[index], ends[index]);
  }

  private pathOf(index: number): DecodedPath {
    return decode(this.bytesOf(index));
  }

  /** The path alone, without a buffer of its own: of very many a thousand are asked about. */
  private textOf(index: number): string {
    const { bytes, paths, ends } = this.layout;
    const text = bytes.toString('utf8', paths[index], ends[index]);
    return text.includes(REPLACED) ? this.pathOf(index).path : text;
  }

  private entryAt(index: number): ListedEntry {
    return { ...this.pathOf(index), ...this.layout.headAt(this.layout.heads[index] ?? 0) };
  }
}

/** One bit for each mark, or for a few, by the bytes that go with it: no mark fits where no bit is set in all three. */
interface MarkTables {
  readonly first: MarkTable;
  readonly last: MarkTable;
  readonly beforeLast: MarkTable;
}

interface MarkTable {
  /** Of the marks that ask for nothing here. */
  all: number;
  readonly by: Int32Array;
}

function tablesOf(marks: readonly NameMark[]): MarkTables {
  const tables = { first: newTable(), last: newTable(), beforeLast: newTable() };
  marks.forEach(({ start = '', end = '' }, index) => {
    const bit = 1 << (index % 32);
    const ending = Buffer.from(end);
    allow(tables.first, Buffer.from(start)[0], bit);
    allow(tables.last, ending.at(-1), bit);
    allow(tables.beforeLast, ending.at(-2), bit);
  });
  return tables;
}

function newTable(): MarkTable {
  return { all: 0, by: new Int32Array(256) };
}

/** Sets a bit at a byte, whatever its case. */
function allow(table: MarkTable, wanted: number | undefined, bit: number): void {
  if (wanted === undefined) table.all |= bit;
  else for (const byte of [wanted & ~CASE, wanted | CASE]) table.by[byte] = (table.by[byte] ?? 0) | bit;
}

/** Below zero when the path at a place is before another, above when it is after. NUL, at its end, is before all. */
function comparePath(bytes: Buffer, path: number, other: Buffer): number {
  for (let place = 0; place < other.length; place++) {
    const difference = (bytes[path + place] ?? NUL) - (other[place] ?? NUL);
    if (difference !== 0) return difference;
  }
  return bytes[path + other.length] === NUL ? 0 : 1;
}

/** What is below a folder sorts before its name with the byte after a slash at the end, in the slash's place. */
function behind(folder: Buffer): Buffer {
  const name = Buffer.from(folder);
  name[name.length - 1] = SLASH + 1;
  return name;
}

function decode(path: Buffer): DecodedPath {
  return isAscii(path) ? { path: path.toString('latin1') } : decodePath(path);
}
