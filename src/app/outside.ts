import type { StagedSnapshot } from '../collect/staged.ts';
import { diffLines, splitLines } from '../core/diff.ts';
import type { Finding } from '../core/finding.ts';
import type { CheckedFile, RunResult } from '../engine/run.ts';
import type { Languages } from './languages.ts';

/** How many blocking findings are on lines that the commit does not change, in files that HEAD has too. */
export async function countOutside(
  { findings }: RunResult,
  files: readonly CheckedFile[],
  snapshot: StagedSnapshot,
  { languageOf }: Languages,
): Promise<number> {
  const blocking = findings.filter((finding) => finding.blocking);
  const named = new Set(blocking.map(({ file }) => file));
  const withBases = await snapshot.withBases(
    files.filter(({ file }) => named.has(file.path)),
    languageOf,
  );
  const unchanged = new Map(
    withBases.flatMap(({ file, base }) => (base ? [[file.path, isUnchanged(base.text, file.text)] as const] : [])),
  );
  return blocking.filter(({ file, start, end }) => unchanged.get(file)?.(start.line, end.line) ?? false).length;
}

/** Tells for lines of `after`, from 1 and both inclusive, whether none of them differs from `before`. */
function isUnchanged(before: string, after: string): (first: Finding['start']['line'], last: number) => boolean {
  const hunks = diffLines(splitLines(before), splitLines(after));
  return (first, last) =>
    !hunks.some(({ newStart, newEnd }) => newStart < last && Math.max(newEnd, newStart + 1) >= first);
}
