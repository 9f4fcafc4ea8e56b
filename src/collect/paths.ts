import { bytesOfPath, ESCAPED_FROM } from '../core/paths.ts';

/** A path as a text that stands for its bytes (see `bytesOfPath`), with the bytes when they are not valid UTF-8. */
export interface DecodedPath {
  readonly path: string;
  /** Base64 of the bytes, only when they are not valid UTF-8. */
  readonly pathBytes?: string;
}

/** Decodes a path; other bytes give another text. */
export function decodePath(bytes: Buffer): DecodedPath {
  const path = bytes.toString('utf8');
  if (!path.includes('\uFFFD') || Buffer.from(path, 'utf8').equals(bytes)) return { path };
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      text += String.fromCharCode(ESCAPED_FROM + (bytes[at] ?? 0));
      at += 1;
    } else {
      text += bytes.toString('utf8', at, at + length);
      at += length;
    }
  }
  return { path: text, pathBytes: bytes.toString('base64') };
}

/** The bytes of a path. */
export function encodePath({ path }: DecodedPath): Buffer {
  return bytesOfPath(path);
}

/** How many bytes the UTF-8 character at `at` has; 0 when there is none. */
function sequenceLength(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  const one = bytes.subarray(at, at + length);
  return Buffer.from(one.toString('utf8'), 'utf8').equals(one) ? length : 0;
}
