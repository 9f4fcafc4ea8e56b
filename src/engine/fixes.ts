import type { Finding, FindingEdit } from '../core/finding.ts';

export interface FixOutcome {
  readonly text: string;
  /** Findings whose fix went in. */
  readonly applied: readonly Finding[];
  /** Findings whose fix would have touched a range that another fix already changed: for the next pass. */
  readonly postponed: readonly Finding[];
}

/**
 * Applies the fixes of findings in one text. Fixes are whole: either all edits of one go in or none. One that
 * overlaps an earlier one is postponed. Two identical edits count as one.
 */
export function applyFixes(text: string, findings: readonly Finding[], options: { unsafe?: boolean } = {}): FixOutcome {
  const applied: Finding[] = [];
  const postponed: Finding[] = [];
  const taken = new TakenEdits();
  for (const finding of findings) {
    const { fix } = finding;
    if (!fix || (fix.safety === 'unsafe' && !options.unsafe)) continue;
    (taken.takeAll(fix.edits) ? applied : postponed).push(finding);
  }
  return { text: applyEdits(text, taken.edits), applied, postponed };
}

/** Edits that do not clash, in order of place, so that a clash is found among neighbours. */
class TakenEdits {
  readonly edits: FindingEdit[] = [];

  /** Takes all edits of a fix, or none of them when one clashes with an earlier fix. */
  takeAll(edits: readonly FindingEdit[]): boolean {
    const fresh = edits.filter((edit) => !this.near(edit).some((other) => same(edit, other)));
    if (fresh.some((edit) => this.near(edit).some((other) => clash(edit, other)))) return false;
    for (const edit of fresh) this.edits.splice(this.firstFrom(edit.start + 1), 0, edit);
    return true;
  }

  /** The edits that could touch this one: those that begin inside it or at its start, and the two before. */
  private near(edit: FindingEdit): readonly FindingEdit[] {
    const from = Math.max(0, this.firstFrom(edit.start) - 2);
    return this.edits.slice(from, this.firstFrom(edit.end + 1));
  }

  /** Index of the first edit that begins at the offset or later. */
  private firstFrom(offset: number): number {
    let low = 0;
    let high = this.edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.edits[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Applies edits that do not overlap. Insertions at one place keep their order. */
export function applyEdits(text: string, edits: readonly FindingEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let out = '';
  let at = 0;
  for (const edit of ordered) {
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at);
}

function same(a: FindingEdit, b: FindingEdit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}

/** Overlap, or two insertions at one place (their order would be a guess). */
function clash(a: FindingEdit, b: FindingEdit): boolean {
  if (a.start === b.start && a.end === b.end) return true;
  return a.start < b.end && b.start < a.end;
}
