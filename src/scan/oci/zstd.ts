import { Decompress } from 'fzstd';
import { ScanError } from '../error.ts';

const MAGIC = 0xfd2fb528;
/** Magic numbers of skippable frames differ in their last four bits. */
const SKIPPABLE = 0x184d2a5;
/** What the zstd program refuses without `--long`. */
const LARGEST_WINDOW = 128 * 1024 * 1024;
/** Few enough bytes that a block of repetitions in each of them does not fill the memory. */
const STEP = 16 * 1024;

/**
 * Decompresses Zstandard, several frames and skippable ones too, https://www.rfc-editor.org/rfc/rfc8878.
 * @throws ScanError for damaged data and for windows of more than 128 MB.
 */
export async function* unzstd(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let ready: Buffer[] = [];
  const frames = new Frames();
  const decoder = new Decompress((data) => {
    if (data.length > 0) ready.push(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  });
  const push = (bytes: Uint8Array, isLast: boolean): void => {
    try {
      decoder.push(bytes, isLast);
    } catch (error) {
      throw new ScanError('the layer is damaged: its zstd data is malformed or truncated', { cause: error });
    }
  };
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at += STEP) {
      const step = piece.subarray(at, at + STEP);
      frames.check(step);
      push(step, false);
      yield* ready;
      ready = [];
    }
  }
  push(new Uint8Array(0), true);
  yield* ready;
}

/** Follows the frames, to refuse a window before it is allocated. */
class Frames {
  /** Bytes to jump over. */
  private skip = 0;
  private held: Buffer = Buffer.alloc(0);
  private state: 'frame' | 'block' | 'checksum' = 'frame';
  private hasChecksum = false;

  check(bytes: Buffer): void {
    let at = 0;
    for (;;) {
      const jump = Math.min(this.skip, bytes.length - at);
      this.skip -= jump;
      at += jump;
      const wanted = this.wanted();
      const missing = wanted - this.held.length;
      const part = bytes.subarray(at, at + missing);
      at += part.length;
      if (part.length > 0) this.held = Buffer.concat([this.held, part]);
      if (this.skip > 0 || part.length < missing) return;
      if (this.wanted() > this.held.length) continue;
      const header = this.held;
      this.held = Buffer.alloc(0);
      this.read(header);
    }
  }

  /** Length of the next header, as far as its first bytes say. */
  private wanted(): number {
    if (this.state === 'checksum') return 4;
    if (this.state === 'block') return 3;
    if (this.held.length < 5) return 5;
    if (this.held.readUInt32LE(0) !== MAGIC) return 8;
    const flags = this.held[4] ?? 0;
    const isSingle = (flags & 32) !== 0;
    const content = flags >> 6 === 0 ? Number(isSingle) : 1 << (flags >> 6);
    return 5 + Number(!isSingle) + ([0, 1, 2, 4][flags & 3] ?? 0) + content;
  }

  private read(header: Buffer): void {
    if (this.state === 'checksum') this.state = 'frame';
    else if (this.state === 'block') this.readBlock(header.readUIntLE(0, 3));
    else if (header.readUInt32LE(0) === MAGIC) {
      this.hasChecksum = ((header[4] ?? 0) & 4) !== 0;
      this.state = 'block';
      if (windowOf(header) > LARGEST_WINDOW)
        throw new ScanError('the layer is refused: its zstd data asks for a window of more than 128 MB');
    } else if (header.readUInt32LE(0) >>> 4 === SKIPPABLE) this.skip = header.readUInt32LE(4);
    else throw new ScanError('the layer is damaged: what follows a zstd frame is not one');
  }

  private readBlock(block: number): void {
    // The second type is one byte that is repeated.
    this.skip = ((block >> 1) & 3) === 1 ? 1 : block >> 3;
    if ((block & 1) !== 0) this.state = this.hasChecksum ? 'checksum' : 'frame';
  }
}

function windowOf(header: Buffer): number {
  const flags = header[4] ?? 0;
  if ((flags & 32) === 0) {
    const base = 2 ** (10 + ((header[5] ?? 0) >> 3));
    return base + (base / 8) * ((header[5] ?? 0) & 7);
  }
  const at = 5 + ([0, 1, 2, 4][flags & 3] ?? 0);
  const size = flags >> 6 === 0 ? 1 : 1 << (flags >> 6);
  return size === 8 ? Number(header.readBigUInt64LE(at)) : header.readUIntLE(at, size);
}
