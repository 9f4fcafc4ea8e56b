import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const CAPACITY = 1024 * 1024;

/** Reads files one after the other into the same memory: getting fresh memory for each takes longer than reading. */
export class FileReader {
  private memory = Buffer.allocUnsafeSlow(CAPACITY);

  /**
   * A whole file, with ASCII text before and behind it.
   * @returns bytes that are valid until the next call
   * @throws what `node:fs` throws, and an Error when the file becomes shorter meanwhile
   */
  read(path: string, before = '', after = ''): Buffer {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      const end = before.length + size;
      if (end + after.length > this.memory.length) this.memory = Buffer.allocUnsafeSlow(end + after.length);
      this.memory.write(before, 'latin1');
      for (let at = before.length; at < end; ) {
        const length = readSync(file, this.memory, at, end - at, null);
        if (length === 0) throw new Error(`${path} became shorter while it was read`);
        at += length;
      }
      this.memory.write(after, end, 'latin1');
      return this.memory.subarray(0, end + after.length);
    } finally {
      closeSync(file);
    }
  }
}
