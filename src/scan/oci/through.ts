import type { Transform } from 'node:stream';
import { ScanError } from '../error.ts';

/**
 * Passes pieces through a stream of Node, as fast as they are taken.
 * @param message what is wrong when the stream refuses them.
 * @throws ScanError with that message; an error while reading the pieces is thrown as it is.
 */
export async function* through(
  pieces: AsyncIterable<Buffer>,
  stream: Transform,
  message: string,
): AsyncGenerator<Buffer, void> {
  let failure: unknown;
  const feeding = feed(pieces, stream).catch((error: unknown) => {
    failure = error;
    stream.destroy();
  });
  try {
    for await (const piece of stream) if (Buffer.isBuffer(piece)) yield piece;
    await feeding;
    if (failure !== undefined) throw failure;
  } catch (error) {
    await feeding;
    throw failure ?? (error instanceof ScanError ? error : new ScanError(message, { cause: error }));
  } finally {
    stream.destroy();
    await feeding;
  }
}

async function feed(pieces: AsyncIterable<Buffer>, stream: Transform): Promise<void> {
  for await (const piece of pieces) {
    if (stream.destroyed) return;
    if (!stream.write(piece)) await drained(stream);
  }
  stream.end();
}

function drained(stream: Transform): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done);
      stream.off('close', done);
      resolve();
    };
    stream.once('drain', done);
    stream.once('close', done);
    // It may have been closed before anyone listened.
    if (stream.destroyed) done();
  });
}
