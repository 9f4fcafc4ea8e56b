import { isAscii } from 'node:buffer';
import { GitError } from '../core/errors.ts';
import type { Entries, MayMatter, RepositoryEntry } from '../core/project.ts';
import { type DecodedPath, decodePath, encodePath } from './paths.ts';

export interface ListedEntry extends RepositoryEntry {
  /** 0, or 1 to 3 while the path is unmerged. */
  readonly stage: number;
}

const NUL = 0;
const TAB = 9;
const SLASH = 0x2f;
/** The byte after a slash: what is below a folder sorts before the folder's name with this at its end. */
const AFTER_SLASH = '0';
const MODE_LENGTH = 6;
/** Beside the object id: the mode, the stage, two spaces and a tab. */
const HEAD_LENGTH = MODE_LENGTH + 4;
const HEAD = /^(\d{6}) ([0-9a-f]+) ([0-3])\t$/;

/**
 * The index as `git ls-files -s -z` lists it: a head and a path for each entry, sorted by the bytes of the paths.
 * There may be tens of thousands for a handful that is asked about, so entries are looked up in the listing itself
 * and only those become objects.
 */
export class Listing implements Entries {
  private readonly bytes: Buffer;
  /** Bytes before each path: every object id of a repository has one length. */
  private readonly head: number;
  private odd: ReadonlyMap<string, number> | undefined;
  private opaque: boolean | undefined;

  /** @throws GitError when the bytes are no listing */
  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.head = bytes.indexOf(TAB) + 1;
    if (bytes.length > 0 && (this.head <= HEAD_LENGTH || bytes.at(-1) !== NUL)) throw unreadable();
  }

  /** The listing that Git would give of these entries; unmerged ones have no place here. */
  static of(entries: Iterable<Omit<RepositoryEntry, 'blob'> & { readonly blob?: string }>): Listing {
    const sorted = [...entries].map((entry) => ({ ...entry, bytes: encodePath(entry) }));
    sorted.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
    const parts = sorted.flatMap(({ mode, blob = '0'.repeat(40), bytes }) => [
      Buffer.from(`${mode} ${blob} 0\t`),
      bytes,
      Buffer.of(NUL),
    ]);
    return new Listing(Buffer.concat(parts));
  }

  has(path: string): boolean {
    return this.find(path) !== undefined;
  }

  /** Of an unmerged path the entry with the highest stage. */
  get(path: string): ListedEntry | undefined {
    const at = this.find(path);
    return at === undefined ? undefined : this.entryAt(at);
  }

  /** Every path once, in the order of the index. */
  *[Symbol.iterator](): Iterator<ListedEntry> {
    const { bytes } = this;
    for (let at = 0; at < bytes.length; ) {
      const next = this.nextAt(at);
      // Of an unmerged path the last one counts.
      if (next >= bytes.length || !this.isSamePath(at, next)) yield this.entryAt(at);
      at = next;
    }
  }

  select(mayMatter: MayMatter): string[] {
    const { bytes } = this;
    const found: string[] = [];
    for (let from = this.head; from < bytes.length; ) {
      if (bytes[from - 1] !== TAB) throw unreadable();
      let nameAt = from;
      let end = from;
      for (let byte = bytes[end]; byte !== NUL; byte = bytes[++end]) if (byte === SLASH) nameAt = end + 1;
      if (mayMatter(bytes, nameAt, end)) {
        const { path } = this.decode(from, end);
        if (found.at(-1) !== path) found.push(path);
      }
      from = end + 1 + this.head;
    }
    return found;
  }

  hasFolder(path: string): boolean {
    const prefix = Buffer.from(`${path}/`);
    return path === '' || this.startsWith(this.lowerBound(prefix), prefix);
  }

  namesIn(folder: string): ReadonlySet<string> {
    const { bytes } = this;
    const prefix = Buffer.from(folder === '' ? '' : `${folder}/`);
    const names = new Set<string>();
    for (let at = this.lowerBound(prefix); this.startsWith(at, prefix); ) {
      const from = this.pathAt(at);
      const nameAt = from + prefix.length;
      const end = bytes.indexOf(NUL, nameAt);
      const slash = bytes.subarray(nameAt, end).indexOf(SLASH);
      if (slash === -1) {
        names.add(this.decode(nameAt, end).path);
        at = end + 1;
      } else {
        const { path } = this.decode(nameAt, nameAt + slash);
        names.add(path);
        const own = bytes.subarray(from, nameAt + slash);
        at = this.lowerBound(Buffer.concat([own, Buffer.from(AFTER_SLASH)]), at);
      }
    }
    return names;
  }

  pathsBelow(folder: string): string[] {
    const prefix = Buffer.from(folder === '' ? '' : `${folder}/`);
    const found: string[] = [];
    for (let at = this.lowerBound(prefix); this.startsWith(at, prefix); at = this.nextAt(at)) {
      const { path } = this.entryAt(at);
      if (found.at(-1) !== path) found.push(path);
    }
    return found;
  }

  get hasOpaque(): boolean {
    this.opaque ??= this.hasMode('120000') || this.hasMode('160000');
    return this.opaque;
  }

  private hasMode(mode: string): boolean {
    const { bytes } = this;
    if (bytes.toString('latin1', 0, MODE_LENGTH) === mode) return true;
    return bytes.includes(`\0${mode} `, 0, 'latin1');
  }

  /** Where the last entry of a path is. */
  private find(path: string): number | undefined {
    const wanted = Buffer.from(path);
    let at = this.lowerBound(wanted);
    if (!this.isPath(at, wanted)) return this.oddPaths().get(path);
    for (let next = this.nextAt(at); this.isPath(next, wanted); next = this.nextAt(at)) at = next;
    return at;
  }

  /** Paths whose bytes are not those of their text, which are none in most repositories. */
  private oddPaths(): ReadonlyMap<string, number> {
    if (this.odd) return this.odd;
    const odd = new Map<string, number>();
    const { bytes } = this;
    for (let at = 0; at < bytes.length && !isAscii(bytes); at = this.nextAt(at)) {
      const { path, pathBytes } = this.entryAt(at);
      if (pathBytes !== undefined) odd.set(path, at);
    }
    this.odd = odd;
    return odd;
  }

  /** The first entry whose path is not before a text; the length of the listing when there is none. */
  private lowerBound(wanted: Buffer, from = 0): number {
    const { bytes } = this;
    let low = from;
    let high = bytes.length;
    while (low < high) {
      const middle = startOf(bytes, low, low + Math.floor((high - low) / 2));
      const path = this.pathAt(middle);
      if (comparePath(bytes, path, wanted) < 0) low = bytes.indexOf(NUL, path) + 1;
      else high = middle;
    }
    return low;
  }

  private startsWith(at: number, prefix: Buffer): boolean {
    if (at >= this.bytes.length) return false;
    const path = this.pathAt(at);
    for (let place = 0; place < prefix.length; place++) if (this.bytes[path + place] !== prefix[place]) return false;
    return true;
  }

  private isPath(at: number, path: Buffer): boolean {
    return at < this.bytes.length && comparePath(this.bytes, this.pathAt(at), path) === 0;
  }

  private isSamePath(one: number, other: number): boolean {
    return this.isPath(other, this.bytes.subarray(this.pathAt(one), this.nextAt(one) - 1));
  }

  private pathAt(entry: number): number {
    const path = entry + this.head;
    if (this.bytes[path - 1] !== TAB) throw unreadable();
    return path;
  }

  private nextAt(entry: number): number {
    return this.bytes.indexOf(NUL, this.pathAt(entry)) + 1;
  }

  private entryAt(entry: number): ListedEntry {
    const path = this.pathAt(entry);
    const match = HEAD.exec(this.bytes.toString('latin1', entry, path));
    if (!match) throw unreadable();
    const [, mode = '', blob = '', stage = ''] = match;
    return { ...this.decode(path, this.bytes.indexOf(NUL, path)), mode, blob, stage: Number(stage) };
  }

  private decode(from: number, end: number): DecodedPath {
    const path = this.bytes.subarray(from, end);
    return isAscii(path) ? { path: path.toString('latin1') } : decodePath(path);
  }
}

/** Below zero when the path at a place is before another, above when it is after. NUL, at its end, is before all. */
function comparePath(bytes: Buffer, path: number, other: Buffer): number {
  for (let place = 0; place < other.length; place++) {
    const difference = (bytes[path + place] ?? NUL) - (other[place] ?? NUL);
    if (difference !== 0) return difference;
  }
  return bytes[path + other.length] === NUL ? 0 : 1;
}

/** Where the entry starts that a place lies in. */
function startOf(bytes: Buffer, first: number, place: number): number {
  let at = place;
  while (at > first && bytes[at - 1] !== NUL) at -= 1;
  return at;
}

function unreadable(): GitError {
  return new GitError('the answer of git ls-files could not be read', {
    hint: 'plimsoll needs Git 2.31 or newer; `plimsoll status` shows what it found',
  });
}
