/** An answer of `git cat-file --batch`. */
export type BatchObject =
  | {
      readonly found: true;
      readonly id: string;
      readonly type: string;
      readonly size: number;
      readonly content: Buffer;
    }
  | {
      readonly found: true;
      readonly id: string;
      readonly type: string;
      readonly size: number;
      readonly content: undefined;
      /** How it begins. */
      readonly beginning: Buffer;
    }
  | { readonly found: false; readonly reason: string };

const HEADER = /^([0-9a-f]{40}|[0-9a-f]{64}) ([a-z]+) (\d+)$/;
const LF = 10;
/** Longer than any header of a found object; an echoed name may be longer. */
const LONGEST_HEADER = 65_536;
/** So much is kept of what is over the limit. */
const BEGINNING = 8000;

/**
 * Reads the output of `git cat-file --batch` as it arrives. Content over the limit is let go byte by byte, never
 * held: the object then has a size, a beginning and no content.
 */
export class BatchParser {
  private readonly limit: number;
  private readonly onObject: (object: BatchObject) => void;
  private head: Buffer = Buffer.alloc(0);
  private current: { id: string; type: string; size: number } | undefined;
  private chunks: Buffer[] = [];
  /** Bytes of content, and the line feed after it, still to come. */
  private left = 0;

  constructor(limit: number, onObject: (object: BatchObject) => void) {
    this.limit = limit;
    this.onObject = onObject;
  }

  /** Whether the output so far ends between two objects. */
  get idle(): boolean {
    return this.current === undefined && this.head.length === 0;
  }

  push(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) at = this.current ? this.takeContent(chunk, at) : this.takeHeader(chunk, at);
  }

  private takeHeader(chunk: Buffer, at: number): number {
    const end = chunk.indexOf(LF, at);
    const piece = chunk.subarray(at, end === -1 ? chunk.length : end);
    this.head = this.head.length === 0 ? piece : Buffer.concat([this.head, piece]);
    if (this.head.length > LONGEST_HEADER) throw new Error('a header of git cat-file is too long');
    if (end === -1) return chunk.length;
    const line = this.head.toString('utf8');
    this.head = Buffer.alloc(0);
    const match = HEADER.exec(line);
    if (match) {
      const [, id = '', type = '', size = ''] = match;
      this.current = { id, type, size: Number(size) };
      this.chunks = [];
      this.left = this.current.size + 1;
    } else {
      const space = line.lastIndexOf(' ');
      this.onObject({ found: false, reason: line.slice(space + 1) });
    }
    return end + 1;
  }

  private takeContent(chunk: Buffer, at: number): number {
    const end = Math.min(chunk.length, at + this.left);
    const content = this.left - (end - at) === 0 ? end - 1 : end;
    if (content > at) this.keep(chunk.subarray(at, content));
    this.left -= end - at;
    if (this.left === 0 && this.current) {
      const object = this.current;
      const chunks = this.chunks;
      this.current = undefined;
      this.chunks = [];
      const bytes = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
      this.onObject(
        object.size <= this.limit
          ? { found: true, ...object, content: bytes }
          : { found: true, ...object, content: undefined, beginning: bytes },
      );
    }
    return end;
  }

  private keep(content: Buffer): void {
    if (!this.current || this.current.size <= this.limit) {
      this.chunks.push(content);
      return;
    }
    const kept = this.chunks.reduce((sum, { length }) => sum + length, 0);
    // A copy, or the whole chunk would be held.
    if (kept < BEGINNING) this.chunks.push(Buffer.from(content.subarray(0, BEGINNING - kept)));
  }
}
