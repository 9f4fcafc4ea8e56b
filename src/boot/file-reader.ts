import { closeSync, openSync, readSync } from 'node:fs';

const CAPACITY = 1024 * 1024;
const BLANK = 0x20;

/** Reads files one after the other into the same memory: getting fresh memory for each takes longer than reading. */
export class FileReader {
  private memory = Buffer.allocUnsafeSlow(CAPACITY);

  /**
   * A whole file, with ASCII text before and behind it.
   * @returns bytes that are valid until the next call
   * @throws what `node:fs` throws
   */
  read(path: string, before = '', after = ''): Buffer {
    const file = openSync(path, 'r');
    try {
      this.memory.write(before, 'latin1');
      let end = before.length;
      // Asking for the size would make an object with four dates.
      for (let length = -1; length !== 0; end += length) {
        this.makeRoom(end, after.length);
        length = readSync(file, this.memory, end, this.memory.length - end - after.length, null);
      }
      this.memory.write(after, end, 'latin1');
      return this.memory.subarray(0, end + after.length);
    } finally {
      closeSync(file);
    }
  }

  /** The bytes of the last call, with blanks behind them up to a length. */
  padded(bytes: Buffer, length: number): Buffer {
    if (bytes.length >= length) return bytes;
    this.makeRoom(length, 0);
    return this.memory.fill(BLANK, bytes.length, length).subarray(0, length);
  }

  private makeRoom(end: number, more: number): void {
    if (end + more < this.memory.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (end + more));
    this.memory.copy(larger, 0, 0, end);
    this.memory = larger;
  }
}
