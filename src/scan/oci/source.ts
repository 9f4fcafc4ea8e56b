/** Bytes that can be read from any place: a file, or a part of one. */
export interface Bytes {
  readonly size: number;
  /** At most `length` bytes from `at`; fewer at the end. */
  read(at: number, length: number): Promise<Buffer>;
  /** From `at` (default 0) to `end` (exclusive, default the size), in pieces. A piece is not changed later. */
  stream(at?: number, end?: number): AsyncIterable<Buffer>;
}

/** Files by path: the folder of an OCI layout, or the outer archive of an image. */
export interface Store {
  /** `undefined` when there is no such file. Paths are relative, with `/`. */
  open(path: string): Promise<Bytes | undefined>;
}

export type EntryType = 'file' | 'folder' | 'symlink' | 'hardlink' | 'other';

/** One entry of a layer or of a root file system. */
export interface Entry {
  /** As stored. */
  readonly path: string;
  readonly type: EntryType;
  /** Permission bits. */
  readonly mode: number;
  readonly size: number;
  /** Target of a link. */
  readonly target: string;
  /** The content of a file, once, before the next entry is asked for. */
  content(): AsyncIterable<Buffer>;
}

/** A part of something else. */
export function slice(bytes: Bytes, start: number, size: number): Bytes {
  const within = (at: number): number => start + Math.min(Math.max(at, 0), size);
  return {
    size,
    read: (at, length) => bytes.read(within(at), Math.min(length, within(size) - within(at))),
    stream: (at = 0, end = size) => bytes.stream(within(at), within(end)),
  };
}

/** All bytes of a small file. */
export function readAll(bytes: Bytes): Promise<Buffer> {
  return bytes.read(0, bytes.size);
}

/**
 * The content of an entry, in memory once; `undefined` when it has more than `most` bytes.
 * A file that grows while it is read is cut at its size.
 */
export async function contentOf(entry: Entry, most: number): Promise<Buffer | undefined> {
  if (entry.size > most) return undefined;
  let content: Buffer | undefined;
  let size = 0;
  for await (const piece of entry.content()) {
    // Most files fit in one piece, which need not be copied.
    if (content === undefined && piece.length >= entry.size) return piece.subarray(0, entry.size);
    content ??= Buffer.allocUnsafeSlow(entry.size);
    size += piece.copy(content, size);
  }
  return content?.subarray(0, size) ?? Buffer.alloc(0);
}

/** All pieces as one. */
export async function concatenate(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const kept: Buffer[] = [];
  for await (const piece of pieces) kept.push(piece);
  return kept.length === 1 ? (kept[0] ?? Buffer.alloc(0)) : Buffer.concat(kept);
}
