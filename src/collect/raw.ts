import { GitError } from '../core/errors.ts';
import type { RepositoryEntry } from '../core/project.ts';
import { type DecodedPath, decodePath } from './paths.ts';

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
const MODE_LENGTH = 6;
const PLAIN = /^[ -~]*$/;
const NUL = 0;
const ZERO = 0x30;

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

export interface ListedEntry extends RepositoryEntry {
  /** 0, or 1 to 3 while the path is unmerged. */
  readonly stage: number;
}

/**
 * One record of `git ls-files -s -z`. There may be tens of thousands for a handful whose object is asked for, so the
 * id is cut out of the listing at the question.
 */
class Entry implements ListedEntry {
  readonly path: string;
  readonly pathBytes?: string;
  readonly mode: string;
  readonly stage: number;
  private readonly listing: string;
  private readonly idAt: number;

  constructor({ path, pathBytes }: DecodedPath, mode: string, stage: number, listing: string, idAt: number) {
    this.path = path;
    if (pathBytes !== undefined) this.pathBytes = pathBytes;
    this.mode = mode;
    this.stage = stage;
    this.listing = listing;
    this.idAt = idAt;
  }

  get blob(): string {
    return this.listing.slice(this.idAt, this.listing.indexOf(' ', this.idAt));
  }
}

/** Reads `git ls-files -s -z`. */
export function parseEntries(output: Buffer): ListedEntry[] {
  // One character a byte. Plain paths are slices of it, which take less memory than texts of their own.
  const listing = output.toString('latin1');
  const modes = new Map<string, string>();
  const entries: ListedEntry[] = [];
  for (let at = 0; at < listing.length; ) {
    const tab = listing.indexOf('\t', at);
    const end = tab === -1 ? -1 : listing.indexOf('\0', tab + 1);
    if (end === -1 || !isHead(listing, at, tab)) throw unreadable('ls-files');
    const mode = listing.slice(at, at + MODE_LENGTH);
    if (!modes.has(mode)) modes.set(mode, mode);
    const path = listing.slice(tab + 1, end);
    const decoded = PLAIN.test(path) ? { path } : decodePath(output.subarray(tab + 1, end));
    const stage = listing.charCodeAt(tab - 1) - ZERO;
    entries.push(new Entry(decoded, modes.get(mode) ?? mode, stage, listing, at + MODE_LENGTH + 1));
    at = end + 1;
  }
  return entries;
}

/** Whether mode, object id and stage stand between two places: `100644 0123abc… 0`. */
function isHead(listing: string, start: number, end: number): boolean {
  const idAt = start + MODE_LENGTH + 1;
  const stageAt = end - 1;
  if (stageAt - 1 <= idAt || listing[idAt - 1] !== ' ' || listing[stageAt - 1] !== ' ') return false;
  for (let at = start; at < idAt - 1; at++) if (!isDigit(listing.charCodeAt(at))) return false;
  for (let at = idAt; at < stageAt - 1; at++) if (!isHexDigit(listing.charCodeAt(at))) return false;
  const stage = listing.charCodeAt(stageAt);
  return stage >= ZERO && stage <= ZERO + 3;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= 0x39;
}

function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 0x61 && code <= 0x66);
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
