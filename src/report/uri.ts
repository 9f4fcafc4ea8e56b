import { bytesOfPath, hasEscapedBytes } from '../core/paths.ts';

const DRIVE = /^[A-Za-z]:[\\/]/;

/** A path as a relative URI reference, byte by byte where its name is not UTF-8; an absolute path as a file URI. */
export function pathUri(path: string): string {
  if (hasEscapedBytes(path)) return encodeBytes(bytesOfPath(path));
  // Elsewhere a backslash is part of a name.
  const isOnDrive = DRIVE.test(path);
  const uri = (isOnDrive ? path.replaceAll('\\', '/') : path).split('/').map(encodeSegment).join('/');
  if (path.startsWith('/')) return `file://${uri}`;
  return isOnDrive ? `file:///${uri.replace('%3A', ':')}` : uri;
}

function encodeSegment(segment: string): string {
  // A lone surrogate has no bytes.
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'));
}

function encodeBytes(bytes: Buffer): string {
  let out = '';
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    out += /[\w.~/-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return out;
}
