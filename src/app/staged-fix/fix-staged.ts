import type { GitPlace } from '../../collect/git.ts';
import { runGit } from '../../collect/git.ts';
import { encodePath } from '../../collect/paths.ts';
import { parsePaths } from '../../collect/raw.ts';
import type { StagedSnapshot } from '../../collect/staged.ts';
import type { SourceFile } from '../../core/text.ts';
import type { CheckedFile, RunResult } from '../../engine/run.ts';
import { type CopyPlan, type KeptReason, planCopy } from './copy.ts';
import { findLeftovers, type Leftover, removeTemporaries } from './journal.ts';
import { IndexChangedError } from './replace-index.ts';
import { type OnStep, type ReadyFix, storeBlobs, writeFixes } from './write.ts';

/** A staged file and what it becomes. */
export interface PlannedFix {
  readonly checked: CheckedFile;
  readonly text: string;
  /** How many findings are fixed. */
  readonly count: number;
}

export interface FixStagedOptions {
  readonly snapshot: StagedSnapshot;
  readonly fixes: readonly PlannedFix[];
  /** What was found in the files of the snapshot. */
  readonly result: RunResult;
  /** Checks all files of the snapshot, these fixes applied. */
  readonly judge: (fixes: readonly PlannedFix[]) => Promise<RunResult>;
  /**
   * Within a commit: nothing is written unless, with the fixes, nothing blocks any more; and never so that the
   * commit would be empty; that of a merge never is.
   */
  readonly commit: boolean;
  /** True: only say what would be done. */
  readonly dryRun?: boolean;
  readonly onStep?: OnStep;
}

/** What became of one file. */
export interface FixedFile {
  readonly path: string;
  readonly count: number;
  readonly before: string;
  readonly after: string;
  readonly copy: 'carried' | 'already' | { readonly kept: KeptReason; readonly line?: number };
}

export interface FixStagedOutcome {
  /** Empty unless the fixes were written (or, in a dry run, would be). */
  readonly fixed: readonly FixedFile[];
  /** Findings that stay; those of the whole run when nothing was written. */
  readonly remaining: RunResult;
  /** Findings that could be fixed, when nothing was written because others block. */
  readonly fixable: number;
  /** With the fixes nothing would be left to commit. */
  readonly emptyCommit: boolean;
  /** Journals of runs that were killed. */
  readonly leftovers: readonly Leftover[];
}

/** Fixes staged blobs, and carries the same edits over to the files in the work tree. */
export async function fixStaged(options: FixStagedOptions): Promise<FixStagedOutcome> {
  const { snapshot, result, judge } = options;
  const { place, location } = snapshot;
  const leftovers = findLeftovers(location.gitDir);
  if (!options.dryRun) removeTemporaries(location, leftovers);
  const none = { fixed: [], remaining: result, fixable: 0, emptyCommit: false, leftovers };
  // A text with replaced bytes is not the file: it cannot be written back.
  const fixes = options.fixes.filter(
    ({ checked: { file }, text }) => text !== file.text && !file.text.includes('\uFFFD'),
  );
  if (fixes.length === 0) return none;
  const fixable = fixes.reduce((sum, { count }) => sum + count, 0);
  const remaining = await judge(fixes);
  const blocked = remaining.errors.length > 0 || remaining.findings.some(({ blocking }) => blocking);
  if (options.commit && blocked) return { ...none, fixable };

  const flags = await snapshot.ask(readFlags);
  const ready: { readonly fix: ReadyFix; readonly planned: PlannedFix }[] = [];
  const texts = fixes.map(({ text }) => Buffer.from(text, 'utf8'));
  const blobs = await storeBlobs(place, location.gitDir, texts);
  for (const [index, planned] of fixes.entries()) {
    const [flag, fixedBlob] = [flags.get(entryOf(planned.checked.file)), blobs[index]];
    if (flag === undefined || fixedBlob === undefined) continue;
    ready.push({ planned, fix: await prepare(place, location.top, planned, fixedBlob, flag) });
  }
  if (ready.length < fixes.length) throw new IndexChangedError();
  if (
    options.commit &&
    !snapshot.isMerge &&
    leavesNothing(
      snapshot,
      ready.map(({ fix }) => fix),
    )
  )
    return { ...none, fixable, emptyCommit: true };
  let busy: ReadonlySet<object> = new Set();
  if (!options.dryRun) {
    if (!(await snapshot.isCurrent())) throw new IndexChangedError();
    const written = await writeFixes(
      place,
      location,
      snapshot.indexBytes,
      ready.map(({ fix }) => fix),
      options.onStep,
    );
    snapshot.wasReplacedBy(written.index);
    busy = written.busy;
  }
  return {
    ...none,
    remaining,
    fixed: ready.map(({ fix, planned }) => ({
      path: fix.file.path,
      count: planned.count,
      before: planned.checked.file.text,
      after: planned.text,
      copy: busy.has(fix.file) ? { kept: 'busy' } : stateOf(fix.copy),
    })),
  };
}

/** One line about a file that was fixed in the index. */
export function describeFixed({ path, count, copy }: FixedFile): string {
  const fixes = `${count} ${count === 1 ? 'fix' : 'fixes'}`;
  if (copy === 'carried') return `${path}: ${fixes}, staged and in the work tree`;
  if (copy === 'already') return `${path}: ${fixes} staged; the work tree had them already`;
  return `${path}: ${fixes} staged; the file in the work tree stays as it was: ${reasonOf(copy.kept, copy.line)}`;
}

function reasonOf(kept: KeptReason, line: number | undefined): string {
  switch (kept) {
    case 'absent':
      return 'it does not exist';
    case 'not-a-file':
      return 'it is not a regular file';
    case 'not-checked-out':
      return 'it is marked skip-worktree';
    case 'filter':
      return 'a Git filter converts it';
    case 'name':
      return 'Git cannot be asked about its name, which is not UTF-8';
    case 'hard-link':
      return 'it has another hard link';
    case 'other-owner':
      return 'it belongs to another user';
    case 'conflict':
      return `your unstaged changes touch line ${line ?? 1} of the staged version, so it still has the old text there`;
    case 'busy':
      return 'it could not be replaced, or changed meanwhile';
  }
}

function stateOf(copy: CopyPlan): FixedFile['copy'] {
  switch (copy.kind) {
    case 'write':
      return 'carried';
    case 'already':
      return 'already';
    case 'kept':
      return { kept: copy.reason, ...(copy.line !== undefined && { line: copy.line }) };
  }
}

async function prepare(
  place: GitPlace,
  top: string,
  { checked, text }: PlannedFix,
  fixedBlob: string,
  flag: string,
): Promise<ReadyFix> {
  const { file } = checked;
  const skipWorktree = flag.toUpperCase() === 'S';
  const copy = await planCopy(place, top, { file, fixed: text, fixedBlob, skipWorktree });
  return { file, fixedBlob, copy, skipWorktree, assumeUnchanged: flag !== flag.toUpperCase() };
}

/**
 * The letters of `git ls-files -v` by path, mode and blob: `S` skip-worktree, lower case assume-unchanged. What is not
 * in here is not what was checked, and gets no fix.
 */
async function readFlags(place: GitPlace): Promise<Map<string, string>> {
  const listed = await runGit(place, ['ls-files', '-v', '-s', '-z', '--full-name', '--', ':(top)']);
  return new Map(parsePaths(listed).map((record) => [record.toString('latin1', 2), record.toString('latin1', 0, 1)]));
}

function entryOf(file: SourceFile): string {
  return `${file.mode} ${file.blob} 0\t${encodePath(file).toString('latin1')}`;
}

/** Whether the fixes undo all that is staged. */
function leavesNothing(snapshot: StagedSnapshot, fixes: readonly ReadyFix[]): boolean {
  const fixed = new Map(fixes.map(({ file, fixedBlob }) => [file.path, fixedBlob]));
  return snapshot.changes.every(
    ({ kind, path, oldBlob, oldMode, mode }) => kind === 'M' && oldMode === mode && fixed.get(path) === oldBlob,
  );
}
