import type { Head, Layout } from './layout.ts';

const NUL = 0;
const SIGNATURE = 'DIRC';
const HEADER_LENGTH = 12;
/** In an entry, before the object id: times, device, inode, mode, owner, group and size. */
const STAT_LENGTH = 40;
const MODE_AT = 24;
const FLAGS_LENGTH = 2;
/** Set in the first byte of the flags when two more bytes of flags follow. */
const EXTENDED = 0x40;
/** In the same byte, the stage of an unmerged path. */
const STAGE = 0x30;
/** The length of a path as the flags tell it; this one means that it is at least as long. */
const LONGEST = 0xfff;
/** With at least one NUL; a power of two. */
const PADDED_TO = 8;
/** Bytes of an object id: SHA-1 or SHA-256. */
const ID_LENGTHS = [20, 32];
/** Extensions that say that entries are missing here: the rest of a split index, folders of a sparse one. */
const ELSEWHERE: ReadonlySet<string> = new Set(['link', 'sdir']);
const EXTENSION_HEAD_LENGTH = 8;
/** The kinds of entries, in the upper half of the third byte of the mode. */
const REGULAR = 0x8;
const SYMLINK = 0xa;
const SUBMODULE = 0xe;

/**
 * Finds the entries in Git's index file, versions 2 and 3 (`gitformat-index(5)`), so that Git need not list them.
 * @returns undefined for any other file, for a split or sparse index, and for one that is damaged: then Git is asked
 */
export function readIndexFile(bytes: Buffer): Layout | undefined {
  if (bytes.length < HEADER_LENGTH || bytes.toString('latin1', 0, SIGNATURE.length) !== SIGNATURE) return undefined;
  const version = bytes.readUInt32BE(4);
  if (version !== 2 && version !== 3) return undefined;
  for (const idLength of ID_LENGTHS) {
    const layout = layoutOf(bytes, bytes.readUInt32BE(8), idLength);
    if (layout) return layout;
  }
  return undefined;
}

function layoutOf(bytes: Buffer, count: number, idLength: number): Layout | undefined {
  const flagsAt = STAT_LENGTH + idLength;
  const last = bytes.length - idLength;
  if (count * (flagsAt + FLAGS_LENGTH) > bytes.length) return undefined;
  const heads = new Uint32Array(count);
  const paths = new Uint32Array(count);
  const ends = new Uint32Array(count);
  let hasOpaque = false;
  let hasUnmerged = false;
  let at = HEADER_LENGTH;
  for (let index = 0; index < count; index++) {
    const flags = at + flagsAt;
    const first = bytes[flags] ?? 0;
    const path = flags + FLAGS_LENGTH + ((first & EXTENDED) === 0 ? 0 : FLAGS_LENGTH);
    const length = ((first & 0x0f) << 8) | (bytes[flags + 1] ?? 0);
    const end = length < LONGEST ? path + length : bytes.indexOf(NUL, path);
    // The byte before the end is part of the path: of another kind of file this is where it shows.
    if (end >= last || end <= path || bytes[end] !== NUL || bytes[end - 1] === NUL) return undefined;
    const kind = (bytes[at + MODE_AT + 2] ?? 0) >> 4;
    if (kind === SYMLINK || kind === SUBMODULE) hasOpaque = true;
    else if (kind !== REGULAR) return undefined;
    if ((first & STAGE) !== 0) hasUnmerged = true;
    heads[index] = at;
    paths[index] = path;
    ends[index] = end;
    at += (end - at + PADDED_TO) & -PADDED_TO;
  }
  if (!isWhole(bytes, at, last)) return undefined;
  const modeAt = (place: number): number => bytes.readUInt32BE(place + MODE_AT);
  return { bytes, count, heads, paths, ends, hasOpaque, hasUnmerged, modeAt, headAt: headIn(bytes, idLength) };
}

/** Whether extensions, none of which takes entries elsewhere, reach from the last entry to the checksum. */
function isWhole(bytes: Buffer, from: number, end: number): boolean {
  let at = from;
  while (at + EXTENSION_HEAD_LENGTH <= end) {
    if (ELSEWHERE.has(bytes.toString('latin1', at, at + 4))) return false;
    at += EXTENSION_HEAD_LENGTH + bytes.readUInt32BE(at + 4);
  }
  return at === end;
}

function headIn(bytes: Buffer, idLength: number): (place: number) => Head {
  return (place) => {
    const id = place + STAT_LENGTH;
    return {
      mode: bytes.readUInt32BE(place + MODE_AT).toString(8),
      blob: bytes.toString('hex', id, id + idLength),
      stage: ((bytes[id + idLength] ?? 0) >> 4) & 3,
    };
  };
}
