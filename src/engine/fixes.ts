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
  const edits: FindingEdit[] = [];
  for (const finding of findings) {
    const { fix } = finding;
    if (!fix || (fix.safety === 'unsafe' && !options.unsafe)) continue;
    const fresh = fix.edits.filter((edit) => !edits.some((other) => same(edit, other)));
    if (fresh.some((edit) => edits.some((other) => clash(edit, other)))) {
      postponed.push(finding);
      continue;
    }
    edits.push(...fresh);
    applied.push(finding);
  }
  return { text: applyEdits(text, edits), applied, postponed };
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
