import { ScanError } from '../error.ts';

const MAGIC = 0xfd2fb528;
/** Magic numbers of skippable frames differ in their last four bits. */
const SKIPPABLE = 0x184d2a5;
/** What the zstd program refuses without `--long`. */
const LARGEST_WINDOW = 128 * 1024 * 1024;
const NOTHING: Buffer = Buffer.alloc(0);

/** Bytes of a frame; `isLast` ends it. */
export interface Part {
  readonly bytes: Buffer;
  readonly isLast: boolean;
}

/**
 * Divides Zstandard data (https://www.rfc-editor.org/rfc/rfc8878) into its frames, without what frames there are to skip.
 * Nothing is decompressed: only the headers of frames and blocks are read.
 */
export class FrameSplitter {
  /** Bytes left of the content of a block, a checksum, or a frame to skip. */
  private left = 0;
  private header = NOTHING;
  private state: 'frame' | 'block' | 'checksum' = 'frame';
  private isSkipped = false;
  private hasChecksum = false;

  /** Whether a frame has begun and not ended. */
  get isOpen(): boolean {
    return this.state !== 'frame' || this.left > 0 || this.header.length > 0;
  }

  /** @throws ScanError for what is not a frame, and for windows of more than 128 MB, before any is allocated. */
  *split(bytes: Buffer): Generator<Part, void> {
    for (let at = 0; at < bytes.length; ) {
      if (this.left > 0) {
        const content = bytes.subarray(at, at + this.left);
        at += content.length;
        this.left -= content.length;
        if (!this.isSkipped) yield { bytes: content, isLast: this.left === 0 && this.state === 'frame' };
        continue;
      }
      const missing = this.wanted() - this.header.length;
      const part = bytes.subarray(at, at + missing);
      at += part.length;
      this.header = this.header.length === 0 ? part : Buffer.concat([this.header, part]);
      if (part.length < missing || this.wanted() > this.header.length) continue;
      const header = this.header;
      this.header = NOTHING;
      this.read(header);
      if (!this.isSkipped) yield { bytes: header, isLast: this.left === 0 && this.state === 'frame' };
    }
  }

  /** Length of the next header, as far as its first bytes say. */
  private wanted(): number {
    if (this.state === 'checksum') return 4;
    if (this.state === 'block') return 3;
    if (this.header.length < 5) return 5;
    return this.header.readUInt32LE(0) === MAGIC ? fieldsOf(this.header[4] ?? 0).length : 8;
  }

  private read(header: Buffer): void {
    if (this.state === 'checksum') this.state = 'frame';
    else if (this.state === 'block') this.readBlock(header.readUIntLE(0, 3));
    else if (header.readUInt32LE(0) === MAGIC) {
      if (windowOf(header) > LARGEST_WINDOW)
        throw new ScanError('the layer is refused: its zstd data asks for a window of more than 128 MB');
      this.hasChecksum = ((header[4] ?? 0) & 4) !== 0;
      this.isSkipped = false;
      this.state = 'block';
    } else if (header.readUInt32LE(0) >>> 4 === SKIPPABLE) {
      this.isSkipped = true;
      this.left = header.readUInt32LE(4);
    } else throw new ScanError('the layer is damaged: what follows a zstd frame is not one');
  }

  private readBlock(block: number): void {
    // The second type is one byte that is repeated.
    this.left = ((block >> 1) & 3) === 1 ? 1 : block >> 3;
    if ((block & 1) !== 0) this.state = this.hasChecksum ? 'checksum' : 'frame';
  }
}

/** Where the fields of a frame's header are, by its flags. */
function fieldsOf(flags: number): { isSingle: boolean; contentAt: number; contentBytes: number; length: number } {
  const isSingle = (flags & 32) !== 0;
  const contentBytes = flags >> 6 === 0 ? Number(isSingle) : 1 << (flags >> 6);
  const contentAt = 5 + Number(!isSingle) + ([0, 1, 2, 4][flags & 3] ?? 0);
  return { isSingle, contentAt, contentBytes, length: contentAt + contentBytes };
}

function windowOf(header: Buffer): number {
  const { isSingle, contentAt, contentBytes } = fieldsOf(header[4] ?? 0);
  if (!isSingle) {
    const base = 2 ** (10 + ((header[5] ?? 0) >> 3));
    return base + (base / 8) * ((header[5] ?? 0) & 7);
  }
  return contentBytes === 8 ? Number(header.readBigUInt64LE(contentAt)) : header.readUIntLE(contentAt, contentBytes);
}
