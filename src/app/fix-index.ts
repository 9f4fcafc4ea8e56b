import type { StagedSnapshot } from '../collect/staged.ts';
import type { RunResult } from '../engine/run.ts';
import { escapeText } from '../report/escape.ts';
import { judge, type Subject } from './checking.ts';
import { fixFiles, rewritten } from './fixing.ts';
import { patchOf } from './patch.ts';
import {
  describeFixed,
  type FixStagedOptions,
  type FixStagedOutcome,
  fixStaged,
  type PlannedFix,
} from './staged-fix/fix-staged.ts';
import { IndexChangedError } from './staged-fix/replace-index.ts';

/** What became of the staged files. */
export interface IndexFix {
  /** One line for each file that was fixed. */
  readonly fixed: readonly string[];
  readonly remaining: RunResult;
  readonly notes: readonly string[];
  /** The change as a patch, when only that was asked for. */
  readonly patch: string;
}

/** Fixes what is staged, unless that has changed since it was checked. In a hook it does so only when the commit then passes. */
export async function fixIndex(
  snapshot: StagedSnapshot,
  subject: Subject,
  result: RunResult,
  wish: { readonly unsafe: boolean; readonly diff: boolean },
  hook: string | undefined,
): Promise<IndexFix | 'changed'> {
  const { files } = await fixFiles(subject, wish, result);
  const fixed = files.filter(({ text, checked }) => text !== checked.file.text);
  // A text with replaced bytes is not the file: it cannot be written back.
  const changed = fixed.filter(({ checked }) => !checked.file.text.includes('\uFFFD'));
  const unreadable = fixed
    .filter((one) => !changed.includes(one))
    .map(({ checked }) => `${checked.file.path}: not fixed, it is not valid UTF-8 or holds U+FFFD`);
  if (wish.diff) {
    const patch = changed.map(({ checked, text }) => patchOf(checked.file, text)).join('');
    return { fixed: [], remaining: result, notes: unreadable, patch };
  }
  const fixes = changed.map(({ checked, text, applied }) => ({ checked, text, count: applied.length }));
  const outcome = await unlessChanged({
    snapshot,
    fixes,
    result,
    judge: (planned: readonly PlannedFix[]) =>
      judge(rewritten(subject, new Map(planned.map(({ checked, text }) => [checked.file.path, text])))),
    commit: hook !== undefined,
  });
  if (!outcome) return 'changed';
  const { remaining, fixable, emptyCommit, leftovers } = outcome;
  const notes = [
    ...unreadable,
    ...(emptyCommit ? ['with the fixes this commit would be empty, so nothing was fixed'] : []),
    ...(fixable > 0 && !emptyCommit
      ? [`${fixable} could be fixed, but others stop the commit: nothing was changed`]
      : []),
    ...leftovers.map(({ file }) => `an earlier fix did not end; what it was doing is in ${file}`),
  ];
  return { fixed: outcome.fixed.map((one) => escapeText(describeFixed(one))), remaining, notes, patch: '' };
}

/** Undefined where the index has changed. */
async function unlessChanged(options: FixStagedOptions): Promise<FixStagedOutcome | undefined> {
  try {
    return await fixStaged(options);
  } catch (error) {
    if (error instanceof IndexChangedError) return undefined;
    throw error;
  }
}
