import { type BigIntStats, lstatSync, readFileSync } from 'node:fs';
import { isLfsPointer } from '../../collect/collected.ts';
import { askGit, type GitPlace } from '../../collect/git.ts';
import { encodePath } from '../../collect/paths.ts';
import { bytesOfPath, hasEscapedBytes } from '../../core/paths.ts';
import type { SourceFile } from '../../core/text.ts';
import { carryEdits } from './carry.ts';

/** Why the copy in the work tree stays as it is. */
export type KeptReason =
  | 'absent'
  | 'not-a-file'
  | 'not-checked-out'
  | 'filter'
  | 'name'
  | 'hard-link'
  | 'other-owner'
  | 'conflict'
  | 'busy';

/** What is to happen to the copy in the work tree. */
export type CopyPlan =
  | {
      readonly kind: 'write';
      readonly place: Buffer;
      readonly bytes: Buffer;
      readonly old: Buffer;
      readonly stats: BigIntStats;
    }
  | { readonly kind: 'already' }
  | { readonly kind: 'kept'; readonly reason: KeptReason; readonly line?: number };

/** The fix of one staged file, with the object ids that it has in the index. */
export interface StagedPair {
  readonly file: SourceFile;
  readonly fixed: string;
  /** Blob of `fixed`. */
  readonly fixedBlob: string;
  /** The entry has the skip-worktree bit: what lies in the work tree is not Git's. */
  readonly skipWorktree: boolean;
}

/** Decides what the work tree's copy becomes. Nothing is written. */
export async function planCopy(place: GitPlace, top: string, pair: StagedPair): Promise<CopyPlan> {
  if (pair.skipWorktree) return { kind: 'kept', reason: 'not-checked-out' };
  const target = Buffer.concat([Buffer.from(`${top}/`), encodePath(pair.file)]);
  const stats = lstatSync(target, { bigint: true, throwIfNoEntry: false });
  if (!stats) return { kind: 'kept', reason: 'absent' };
  if (!stats.isFile()) return { kind: 'kept', reason: 'not-a-file' };
  if (stats.nlink > 1n) return { kind: 'kept', reason: 'hard-link' };
  if (process.getuid && BigInt(process.getuid()) !== stats.uid) return { kind: 'kept', reason: 'other-owner' };
  const old = readFileSync(target);
  const staged = Buffer.from(pair.file.text, 'utf8');
  const write = (bytes: Buffer): CopyPlan =>
    bytes.equals(old) ? { kind: 'already' } : { kind: 'write', place: target, bytes, old, stats };
  if (old.equals(staged)) return write(Buffer.from(pair.fixed, 'utf8'));

  if (cannotBeAsked(pair.file.path)) return { kind: 'kept', reason: 'name' };
  const smudged = await smudge(place, pair.file, pair.file.blob ?? '');
  if (smudged === undefined) return { kind: 'kept', reason: 'filter' };
  if (withoutReturns(smudged) !== withoutReturns(staged)) {
    // A filter stands between blob and file: only a copy without own changes can be written anew.
    if (isLfsPointer(staged) || !old.equals(smudged)) return { kind: 'kept', reason: 'filter' };
    const again = await smudge(place, pair.file, pair.fixedBlob);
    return again === undefined ? { kind: 'kept', reason: 'filter' } : write(again);
  }
  // One character a byte, so that whatever bytes the copy holds come out again.
  const fixed = Buffer.from(pair.fixed, 'utf8').toString('latin1');
  const carried = carryEdits(staged.toString('latin1'), fixed, old.toString('latin1'));
  switch (carried.kind) {
    case 'already':
      return { kind: 'already' };
    case 'conflict':
      return { kind: 'kept', reason: 'conflict', line: carried.line };
    case 'carried':
      return write(Buffer.from(carried.text, 'latin1'));
  }
}

/** The blob as a checkout would write it; undefined when Git cannot say. */
async function smudge(place: GitPlace, { path }: SourceFile, blob: string): Promise<Buffer | undefined> {
  if (!hasEscapedBytes(path)) {
    const { status, stdout } = await askGit(place, ['cat-file', '--filters', `--path=${path}`, blob]);
    return status === 0 ? stdout : undefined;
  }
  const input = Buffer.concat([Buffer.from(`${blob} `), bytesOfPath(path), Buffer.from('\n')]);
  const { status, stdout } = await askGit(place, ['cat-file', '--batch=%(objecttype)', '--filters'], input);
  const end = stdout.indexOf('\n') + 1;
  return status === 0 && stdout.toString('latin1', 0, end) === 'blob\n' ? stdout.subarray(end, -1) : undefined;
}

/** Whether Git cannot be asked how it checks out a file: neither an argument nor a line of its input can hold the name. */
function cannotBeAsked(path: string): boolean {
  return hasEscapedBytes(path) && /^[ \t]|\n/.test(path);
}

function withoutReturns(bytes: Buffer): string {
  return bytes.toString('latin1').replaceAll('\r\n', '\n');
}
