/** A path as it is shown and matched, with its bytes when they are not valid UTF-8. */
export interface DecodedPath {
  readonly path: string;
  /** Base64 of the bytes, only when `path` had to replace some of them. */
  readonly pathBytes?: string;
}

/** Decodes a path. Bytes that are not UTF-8 become Git's octal escapes, so that two such names stay two names. */
export function decodePath(bytes: Buffer): DecodedPath {
  const path = bytes.toString('utf8');
  if (!path.includes('\uFFFD') || Buffer.from(path, 'utf8').equals(bytes)) return { path };
  let shown = '';
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      shown += `\\${(bytes[at] ?? 0).toString(8).padStart(3, '0')}`;
      at += 1;
    } else {
      shown += bytes.toString('utf8', at, at + length);
      at += length;
    }
  }
  return { path: shown, pathBytes: bytes.toString('base64') };
}

/** The bytes that a decoded path stands for. */
export function encodePath(decoded: DecodedPath): Buffer {
  return decoded.pathBytes === undefined ? Buffer.from(decoded.path, 'utf8') : Buffer.from(decoded.pathBytes, 'base64');
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
