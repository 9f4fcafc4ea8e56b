import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { messageOf, PlimsollError } from '../core/errors.ts';

/** What a server sent. */
export type Downloaded =
  | { readonly state: 'new'; readonly bytes: number; readonly etag?: string }
  /** The copy that the caller has is current. */
  | { readonly state: 'same' }
  | { readonly state: 'absent' };

export interface DownloadOptions {
  /** Of the copy that the caller has. */
  readonly etag?: string;
  /** Most bytes. */
  readonly most: number;
  /** Milliseconds without any data after which it is given up. */
  readonly patience: number;
  readonly progress: (bytes: number) => void;
}

/**
 * Downloads a file over http or https.
 * @throws PlimsollError when the server cannot be reached, refuses, or sends too much.
 */
export async function download(url: string, path: string, options: DownloadOptions): Promise<Downloaded> {
  const { etag, most, patience, progress } = options;
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => stop.abort(new Error(`no data for ${patience / 1000} seconds`)), patience);
  };
  wait();
  try {
    const answer = await fetch(url, {
      signal: stop.signal,
      headers: { 'user-agent': 'plimsoll', ...(etag !== undefined && { 'if-none-match': etag }) },
    });
    if (answer.status === 304) return { state: 'same' };
    if (answer.status === 404 || answer.status === 403) return { state: 'absent' };
    if (!answer.ok || !answer.body) throw new Error(`the server answered ${answer.status}`);
    // A redirect must not lead to a place that is less safe.
    if (url.startsWith('https:') && !answer.url.startsWith('https:')) throw new Error('redirected to http');
    let bytes = 0;
    const counted = async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const piece of source) {
        wait();
        bytes += piece.length;
        if (bytes > most) throw new Error(`larger than ${Math.floor(most / 1024 / 1024)} MB`);
        progress(bytes);
        yield piece;
      }
    };
    await pipeline(Readable.fromWeb(answer.body), counted, createWriteStream(path, { mode: 0o600 }));
    const sent = answer.headers.get('content-length');
    if (sent !== null && answer.headers.get('content-encoding') === null && Number(sent) !== bytes)
      throw new Error('the connection ended early');
    const fresh = answer.headers.get('etag');
    return { state: 'new', bytes, ...(fresh !== null && fresh.length < 300 && { etag: fresh }) };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new PlimsollError(`cannot download ${url}: ${messageOf(cause)}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
