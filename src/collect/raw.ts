import { GitError } from '../core/errors.ts';
import { decodePath } from './paths.ts';

/** How a path differs between two trees: added, modified, deleted, another type, unmerged. */
export type ChangeKind = 'A' | 'M' | 'D' | 'T' | 'U';

/** One record of `git diff-index --raw -z --no-renames`. */
export interface RawChange {
  readonly kind: ChangeKind;
  readonly path: string;
  readonly pathBytes?: string;
  readonly oldMode: string;
  readonly mode: string;
  readonly oldBlob: string;
  readonly blob: string;
}

const RAW = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([AMDTU])\d*$/;
const NUL = 0;

/** Whether an object id is all zeros: no object. */
export function isNullId(id: string): boolean {
  return /^0+$/.test(id);
}

/** Whether a mode is a regular file: not a symlink, not a submodule. */
export function isFileMode(mode: string): boolean {
  return mode === '100644' || mode === '100755' || mode === '100664';
}

/** Reads `--raw -z` output: a colon record and its path, each ended by NUL. */
export function parseRaw(output: Buffer): RawChange[] {
  const changes: RawChange[] = [];
  for (let at = 0; at < output.length; ) {
    const headEnd = output.indexOf(NUL, at);
    const pathEnd = headEnd === -1 ? -1 : output.indexOf(NUL, headEnd + 1);
    const match = headEnd === -1 ? null : RAW.exec(output.toString('latin1', at, headEnd));
    if (!match || pathEnd === -1) throw unreadable('diff');
    const [, oldMode = '', mode = '', oldBlob = '', blob = '', letter = ''] = match;
    changes.push({
      kind: kindOf(letter),
      ...decodePath(output.subarray(headEnd + 1, pathEnd)),
      oldMode,
      mode,
      oldBlob,
      blob,
    });
    at = pathEnd + 1;
  }
  return changes;
}

/** Splits at NUL; a last piece without one is not complete and is refused. */
export function parsePaths(output: Buffer): Buffer[] {
  const paths: Buffer[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(NUL, at);
    if (end === -1) throw unreadable('ls-files');
    paths.push(output.subarray(at, end));
    at = end + 1;
  }
  return paths;
}

function kindOf(letter: string): ChangeKind {
  switch (letter) {
    case 'A':
    case 'D':
    case 'T':
    case 'U':
      return letter;
    default:
      return 'M';
  }
}

function unreadable(what: string): GitError {
  return new GitError(`the answer of git ${what} could not be read`, {
    hint: 'plimsoll needs Git 2.31 or newer; `plimsoll status` shows what it found',
  });
}
