import type { Transform } from 'node:stream';
import zlib from 'node:zlib';
import { Decompress } from 'fzstd';
import { ScanError } from '../error.ts';
import { through } from './through.ts';
import { FrameSplitter, type Part } from './zstd-frames.ts';

/** Few enough bytes that a block of repetitions in each of them does not fill the memory. */
const STEP = 16 * 1024;
const DAMAGED = 'the layer is damaged: its zstd data is malformed or truncated';

/**
 * Decompresses Zstandard, several frames and frames to skip too: with Node where it can (22.15 and later, which by itself
 * stops after the first frame), else with fzstd.
 * @throws ScanError for damaged data and for windows of more than 128 MB.
 */
export async function* unzstd(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  const create: unknown = Reflect.get(zlib, 'createZstdDecompress');
  const parts = partsOf(pieces);
  try {
    for (let next = await parts.next(); !next.done; next = await parts.next()) {
      const frame = frameOf(next.value, parts);
      yield* isFactory(create) ? through(frame, create(), DAMAGED) : decode(frame);
    }
  } finally {
    await parts.return();
  }
}

function isFactory(value: unknown): value is () => Transform {
  return typeof value === 'function';
}

async function* partsOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<Part, void> {
  const splitter = new FrameSplitter();
  for await (const piece of pieces) yield* splitter.split(piece);
  if (splitter.isOpen) throw new ScanError(DAMAGED);
}

/** The bytes of one frame, from its first part on. */
async function* frameOf(first: Part, rest: AsyncGenerator<Part, void>): AsyncGenerator<Buffer, void> {
  yield first.bytes;
  for (let part = first; !part.isLast; ) {
    const next = await rest.next();
    if (next.done) return;
    part = next.value;
    yield part.bytes;
  }
}

async function* decode(frame: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let ready: Buffer[] = [];
  const decoder = new Decompress((data) => {
    if (data.length > 0) ready.push(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  });
  const push = (bytes: Uint8Array, isLast: boolean): void => {
    try {
      decoder.push(bytes, isLast);
    } catch (error) {
      throw new ScanError(DAMAGED, { cause: error });
    }
  };
  for await (const bytes of frame) {
    for (let at = 0; at < bytes.length; at += STEP) {
      push(bytes.subarray(at, at + STEP), false);
      yield* ready;
      ready = [];
    }
  }
  push(new Uint8Array(0), true);
  yield* ready;
}
