import { GitError } from '../core/errors.ts';

/** What is written about an entry beside its path. */
export interface Head {
  readonly mode: string;
  readonly blob: string;
  readonly stage: number;
}

/** Where the entries of an index stand in some bytes, in the order of the index. A NUL ends each path. */
export interface Layout {
  readonly bytes: Buffer;
  /** How many of the numbers in `heads` and `paths` count. */
  readonly count: number;
  /** Where each entry starts. */
  readonly heads: Uint32Array;
  /** Where the path of each starts. */
  readonly paths: Uint32Array;
  /** Where it ends. */
  readonly ends: Uint32Array;
  readonly hasOpaque: boolean;
  /** Whether some path has more than one entry, or one of a merge alone. */
  readonly hasUnmerged: boolean;
  headAt(place: number): Head;
  /** The mode alone, as a number. */
  modeAt(place: number): number;
}

const NUL = 0;
const TAB = 9;
const ZERO = 0x30;
const MODE_LENGTH = 6;
/** Beside the object id: the mode, the stage, two spaces and a tab. */
const HEAD_LENGTH = MODE_LENGTH + 4;
const HEAD = /^(\d{6}) ([0-9a-f]+) ([0-3])\t$/;

/** Of the answer of `git ls-files -s -z`. Every object id of a repository has one length, so all heads have one. */
export function layoutOf(bytes: Buffer): Layout {
  const head = bytes.indexOf(TAB) + 1;
  if (bytes.length > 0 && (head <= HEAD_LENGTH || bytes.at(-1) !== NUL)) throw unreadable();
  const heads: number[] = [];
  const ends: number[] = [];
  let hasOpaque = false;
  let hasUnmerged = false;
  for (let at = 0; at < bytes.length; at = (ends.at(-1) ?? 0) + 1) {
    if (bytes[at + head - 1] !== TAB) throw unreadable();
    heads.push(at);
    ends.push(bytes.indexOf(NUL, at + head));
    // Only the modes of regular files start with 10.
    hasOpaque ||= bytes[at + 1] !== ZERO;
    hasUnmerged ||= bytes[at + head - 2] !== ZERO;
  }
  return {
    bytes,
    count: heads.length,
    heads: Uint32Array.from(heads),
    paths: Uint32Array.from(heads, (at) => at + head),
    ends: Uint32Array.from(ends),
    hasOpaque,
    hasUnmerged,
    headAt(place) {
      const match = HEAD.exec(bytes.toString('latin1', place, place + head));
      if (!match) throw unreadable();
      const [, mode = '', blob = '', stage = ''] = match;
      return { mode, blob, stage: Number(stage) };
    },
    modeAt: (place) => Number.parseInt(bytes.toString('latin1', place, place + MODE_LENGTH), 8),
  };
}

function unreadable(): GitError {
  return new GitError('the answer of git ls-files could not be read', {
    hint: 'plimsoll needs Git 2.31 or newer; `plimsoll status` shows what it found',
  });
}
