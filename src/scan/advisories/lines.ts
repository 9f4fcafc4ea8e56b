const LINE_FEED = 10;
const TAB = 9;

/** Lines whose first column, up to a tab, is sorted by its bytes: found by halving, and only the found one is decoded. */
export class SortedLines {
  private readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** The line of a key, without its line feed. */
  find(key: string): string | undefined {
    const wanted = Buffer.from(`${key}\t`);
    let low = 0;
    let high = this.bytes.length;
    while (low < high) {
      const start = this.lineStart((low + high) >>> 1);
      const end = this.lineEnd(start);
      const order = this.compare(start, end, wanted);
      if (order === 0) return this.bytes.toString('utf8', start, end);
      if (order < 0) low = end + 1;
      else high = start;
    }
    return undefined;
  }

  private lineStart(at: number): number {
    return at === 0 ? 0 : this.bytes.lastIndexOf(LINE_FEED, at - 1) + 1;
  }

  private lineEnd(start: number): number {
    const end = this.bytes.indexOf(LINE_FEED, start);
    return end === -1 ? this.bytes.length : end;
  }

  private compare(start: number, end: number, wanted: Buffer): number {
    const tab = this.bytes.indexOf(TAB, start);
    const stop = tab === -1 || tab >= end ? end : tab + 1;
    return this.bytes.compare(wanted, 0, wanted.length, start, stop);
  }
}
