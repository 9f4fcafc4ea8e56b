import { createHash } from 'node:crypto';
import { createGunzip } from 'node:zlib';
import { ScanError } from '../error.ts';
import { LIMITS, type Limits } from '../limits.ts';
import { through } from './through.ts';
import { unzstd } from './zstd.ts';

const GZIP = Buffer.from([0x1f, 0x8b]);
const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const PIECE = 256 * 1024;
const BAD_GZIP = 'the layer is damaged: its gzip data is malformed or truncated';

/** What the layers of one image may still cost. */
export class Budget {
  private readonly limits: Limits;
  private entries = 0;
  private bytes = 0;

  constructor(limits: Limits = LIMITS) {
    this.limits = limits;
  }

  addEntry(): void {
    this.entries++;
    if (this.entries > this.limits.entries)
      throw new ScanError(`the image holds more than ${this.limits.entries} files`);
  }

  /** Checks the pieces of one layer against the size of its compressed form so far. */
  async *watch(pieces: AsyncIterable<Buffer>, compressed: () => number): AsyncGenerator<Buffer, void> {
    let plain = 0;
    for await (const piece of pieces) {
      plain += piece.length;
      this.bytes += piece.length;
      if (this.bytes > this.limits.bytes)
        throw new ScanError(`the image holds more than ${this.limits.bytes / 1024 / 1024} MB`);
      if (plain > this.limits.freeBytes && plain > compressed() * this.limits.ratio)
        throw new ScanError(`the layer is refused: it expands more than ${this.limits.ratio} times`);
      yield piece;
    }
  }
}

/** Whether a file is compressed, by its first bytes. */
export function isCompressed(start: Buffer): boolean {
  return startsWith(start, GZIP) || startsWith(start, ZSTD);
}

/** The plain form of gzip (several members too), zstd or uncompressed data, by its first bytes. */
export async function* decompress(pieces: AsyncIterable<Buffer>, budget: Budget): AsyncGenerator<Buffer, void> {
  let size = 0;
  const counted = tap(pieces, (piece) => {
    size += piece.length;
  });
  const { start, all } = await peek(counted, ZSTD.length);
  const plain = startsWith(start, GZIP)
    ? through(all, createGunzip({ chunkSize: PIECE }), BAD_GZIP)
    : startsWith(start, ZSTD)
      ? unzstd(all)
      : all;
  yield* budget.watch(plain, () => size);
}

/**
 * Passes pieces on and compares their digest at the end.
 * @param digest `sha256:HEX` or `sha512:HEX`; nothing is checked without it.
 * @throws ScanError when the digest differs or is of another kind.
 */
export async function* verify(
  pieces: AsyncIterable<Buffer>,
  digest: string | undefined,
  what: string,
): AsyncGenerator<Buffer, void> {
  if (digest === undefined) {
    yield* pieces;
    return;
  }
  const hash = createHash(algorithmOf(digest, what));
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
  checkDigest(hash.digest('hex'), digest, what);
}

/** @throws ScanError when the digest of the bytes is another one. */
export function verifyBytes(bytes: Buffer, digest: string, what: string): void {
  checkDigest(createHash(algorithmOf(digest, what)).update(bytes).digest('hex'), digest, what);
}

function checkDigest(hex: string, digest: string, what: string): void {
  if (digest.slice(digest.indexOf(':') + 1) !== hex)
    throw new ScanError(`${what} is damaged: its content does not match its digest ${digest}`);
}

function algorithmOf(digest: string, what: string): string {
  const match = /^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/.exec(digest);
  if (!match) throw new ScanError(`${what} has an invalid digest`);
  return digest.slice(0, digest.indexOf(':'));
}

async function* tap(pieces: AsyncIterable<Buffer>, see: (piece: Buffer) => void): AsyncGenerator<Buffer, void> {
  for await (const piece of pieces) {
    see(piece);
    yield piece;
  }
}

/** The first bytes, and all pieces with them. */
async function peek(
  pieces: AsyncIterable<Buffer>,
  length: number,
): Promise<{ start: Buffer; all: AsyncGenerator<Buffer, void> }> {
  const source = pieces[Symbol.asyncIterator]();
  let start: Buffer = Buffer.alloc(0);
  while (start.length < length) {
    const next = await source.next();
    if (next.done) break;
    start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
  }
  return { start, all: rest(start, source) };
}

async function* rest(start: Buffer, source: AsyncIterator<Buffer>): AsyncGenerator<Buffer, void> {
  try {
    if (start.length > 0) yield start;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  } finally {
    await source.return?.();
  }
}

function startsWith(bytes: Buffer, prefix: Buffer): boolean {
  return bytes.subarray(0, prefix.length).equals(prefix);
}
