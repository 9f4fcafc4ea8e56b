import { ScanError } from '../error.ts';
import { LIMITS } from '../limits.ts';
import { concatenate, type Entry } from './source.ts';
import { BLOCK, type Header, readHeader, readPax, typeOf } from './tar-header.ts';

/** An entry with the place of its content in the archive. */
export interface TarEntry extends Entry {
  readonly at: number;
}

const TRUNCATED = 'the archive is truncated';

/**
 * Entries of a tar archive in their order. The content of an entry can be read until the next one is asked for; what is
 * not read is skipped. The pieces are read to their end, so that a digest over them is complete.
 * @throws ScanError for a damaged archive, and for sparse files, whose content would be misread.
 */
export async function* tarEntries(pieces: AsyncIterable<Buffer>): AsyncGenerator<TarEntry, void> {
  const input = new Input(pieces);
  let extended = new Map<string, string>();
  try {
    for (;;) {
      const block = await input.take(BLOCK);
      const header = block && readHeader(block);
      if (!header) break;
      checkSize(header.size);
      if (header.flag === 'g') await input.skip(padded(header.size));
      else if (header.flag === 'x') merge(extended, readPax(await readSpecial(input, header)));
      else if (header.flag === 'L') extended.set('path', await readName(input, header));
      else if (header.flag === 'K') extended.set('linkpath', await readName(input, header));
      else {
        yield* entryOf(input, header, extended);
        extended = new Map();
      }
    }
    await input.drain();
  } finally {
    await input.close();
  }
}

async function* entryOf(input: Input, header: Header, extended: Map<string, string>): AsyncGenerator<TarEntry, void> {
  if (header.flag === 'S' || [...extended.keys()].some((key) => key.startsWith('GNU.sparse.')))
    throw new ScanError('the archive holds a sparse file, which is not supported', {
      hint: 'build or save the image again without sparse files',
    });
  const type = typeOf(header.flag);
  const path = extended.get('path') ?? header.path;
  if (path.length > LIMITS.path) throw new ScanError(`the archive holds a path of more than ${LIMITS.path} characters`);
  const stated = extended.get('size');
  const size = stated === undefined ? header.size : Number(stated);
  checkSize(size);
  // A link has no content, whatever its size says.
  const length = type === 'hardlink' || type === 'symlink' || type === 'folder' ? 0 : size;
  const body = input.body(length);
  yield {
    path,
    type: type === 'file' && path.endsWith('/') ? 'folder' : type,
    mode: header.mode,
    size: length,
    target: extended.get('linkpath') ?? header.target,
    at: input.position,
    content: () => body.pieces(),
  };
  await input.skip(body.left);
  await input.skipPadding(padded(length) - length);
}

function checkSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0)
    throw new ScanError('the archive is damaged: an entry has an invalid size');
}

function merge(into: Map<string, string>, records: Map<string, string>): void {
  for (const [key, value] of records) into.set(key, value);
}

async function readName(input: Input, header: Header): Promise<string> {
  const bytes = await readSpecial(input, header);
  const end = bytes.indexOf(0);
  return bytes.toString('utf8', 0, end === -1 ? bytes.length : end);
}

async function readSpecial(input: Input, { size }: Header): Promise<Buffer> {
  if (size > LIMITS.header)
    throw new ScanError(`the archive holds a header of ${size} bytes, at most ${LIMITS.header}`);
  const bytes = await concatenate(input.body(size).pieces());
  await input.skip(padded(size) - size);
  return bytes;
}

function padded(size: number): number {
  return Math.ceil(size / BLOCK) * BLOCK;
}

/** What is left of an entry's content. */
class Body {
  left: number;
  private readonly input: Input;

  constructor(input: Input, size: number) {
    this.input = input;
    this.left = size;
  }

  async *pieces(): AsyncGenerator<Buffer, void> {
    while (this.left > 0) {
      const piece = await this.input.some(this.left);
      this.left -= piece.length;
      yield piece;
    }
  }
}

/** Pieces of which some may be skipped without being read; `skip` gives the number of bytes that were there to skip. */
interface Pieces extends AsyncIterator<Buffer> {
  skip?(length: number): number;
}

/** Pieces as one run of bytes. */
class Input {
  /** Bytes taken so far. */
  position = 0;
  private readonly source: Pieces;
  private piece: Buffer = Buffer.alloc(0);
  private at = 0;

  constructor(pieces: AsyncIterable<Buffer>) {
    this.source = pieces[Symbol.asyncIterator]();
  }

  body(size: number): Body {
    return new Body(this, size);
  }

  /** Exactly so many bytes, or nothing at the end of the input. */
  async take(length: number): Promise<Buffer | undefined> {
    if (this.piece.length - this.at >= length) return this.cut(length);
    const parts: Buffer[] = [];
    let missing = length;
    while (missing > 0) {
      if (!(await this.fill())) {
        if (missing === length) return undefined;
        throw new ScanError(TRUNCATED);
      }
      const part = this.cut(missing);
      parts.push(part);
      missing -= part.length;
    }
    return Buffer.concat(parts, length);
  }

  /** At least one and at most so many bytes. */
  async some(most: number): Promise<Buffer> {
    if (!(await this.fill())) throw new ScanError(TRUNCATED);
    return this.cut(most);
  }

  async skip(length: number): Promise<void> {
    for (let missing = length; missing > 0; ) {
      if (this.at >= this.piece.length && this.source.skip) {
        const skipped = this.source.skip(missing);
        this.position += skipped;
        missing -= skipped;
        if (missing === 0) return;
      }
      if (!(await this.fill())) throw new ScanError(TRUNCATED);
      missing -= this.cut(missing).length;
    }
  }

  /** Some tools leave out what fills the last block, and the blocks that end the archive. */
  async skipPadding(length: number): Promise<void> {
    for (let missing = length; missing > 0 && (await this.fill()); ) missing -= this.cut(missing).length;
  }

  async drain(): Promise<void> {
    while (await this.fill()) this.cut(this.piece.length);
  }

  async close(): Promise<void> {
    await this.source.return?.();
  }

  private cut(most: number): Buffer {
    const part = this.piece.subarray(this.at, this.at + most);
    this.at += part.length;
    this.position += part.length;
    return part;
  }

  /** Whether there is at least one byte. */
  private async fill(): Promise<boolean> {
    while (this.at >= this.piece.length) {
      const next = await this.source.next();
      if (next.done) return false;
      this.piece = next.value;
      this.at = 0;
    }
    return true;
  }
}
