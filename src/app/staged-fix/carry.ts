import { append } from '../../core/append.ts';
import { alignLines, joinLines, type Line, splitLines } from './lines.ts';

/** What became of the edits in the work tree's copy of a file. */
export type Carried =
  | { readonly kind: 'carried'; readonly text: string }
  /** The copy had them already. */
  | { readonly kind: 'already' }
  /** Line (1-based) of the staged file whose edit found no place; nothing of the copy may change then. */
  | { readonly kind: 'conflict'; readonly line: number };

/** Lines `[start, end)` of the staged text that became `lines`. */
interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly Line[];
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly Line[];
  /** The copy ends these lines as the staged file does, so that the new lines come as they are. */
  readonly verbatim: boolean;
}

/**
 * Carries the edits from `staged` to `fixed` over to `copy`, a text that may hold other changes. An edit is carried
 * when all its old lines stand together and unchanged in the copy; an insertion when the line before it does. All
 * edits or none. Line endings are the copy's own.
 */
export function carryEdits(staged: string, fixed: string, copy: string): Carried {
  const before = splitLines(staged);
  const target = splitLines(copy);
  const map = alignLines(before, target);
  const replacements: Replacement[] = [];
  for (const hunk of hunksOf(before, splitLines(fixed))) {
    const place = placeOf(hunk, map, before.length, target);
    if (place === 'already') continue;
    if (place === 'conflict') return { kind: 'conflict', line: hunk.start + 1 };
    replacements.push({ ...place, lines: hunk.lines, verbatim: hasSameEndings(hunk, before, place, target) });
  }
  if (replacements.length === 0) return { kind: 'already' };
  return { kind: 'carried', text: joinLines(replace(target, replacements)) };
}

function hunksOf(before: readonly Line[], after: readonly Line[]): Hunk[] {
  const map = alignLines(before, after);
  const hunks: Hunk[] = [];
  let start = 0;
  let next = 0;
  for (let at = 0; at <= before.length; at++) {
    const there = at === before.length ? after.length : (map[at] ?? -1);
    if (there === -1) continue;
    if (at > start || there > next) hunks.push({ start, end: at, lines: after.slice(next, there) });
    start = at + 1;
    next = there + 1;
  }
  return hunks;
}

function placeOf(
  hunk: Hunk,
  map: Int32Array,
  length: number,
  target: readonly Line[],
): { start: number; end: number } | 'already' | 'conflict' {
  const previous = hunk.start === 0 ? -1 : (map[hunk.start - 1] ?? -1);
  const anchored = hunk.start === 0 || previous !== -1;
  if (hunk.end === hunk.start) {
    if (!anchored) return 'conflict';
    if (hunk.start === 0 && length > 0 && map[0] === -1) return 'conflict';
    const at = hunk.start === 0 ? (map[0] ?? 0) : previous + 1;
    if (sameTexts(hunk.lines, target.slice(at, at + hunk.lines.length))) return 'already';
    const above = Math.max(0, at - hunk.lines.length);
    if (hunk.start === 0 && sameTexts(hunk.lines, target.slice(above, at))) return 'already';
    return { start: at, end: at };
  }
  const first = map[hunk.start] ?? -1;
  let together = first !== -1;
  for (let at = hunk.start; at < hunk.end; at++) together &&= map[at] === first + (at - hunk.start);
  // More lines than before hold an insertion, which belongs after the line above.
  if (hunk.lines.length > hunk.end - hunk.start && hunk.start > 0) together &&= previous === first - 1;
  if (together) return { start: first, end: first + (hunk.end - hunk.start) };
  const following = hunk.end === length ? target.length : (map[hunk.end] ?? -1);
  if (anchored && following !== -1 && sameTexts(hunk.lines, target.slice(previous + 1, following))) return 'already';
  return 'conflict';
}

/** Whether the lines of a hunk, or for an insertion the line before it, end alike in the staged file and in the copy. */
function hasSameEndings(
  hunk: Hunk,
  before: readonly Line[],
  place: { readonly start: number; readonly end: number },
  target: readonly Line[],
): boolean {
  const first = hunk.start === hunk.end ? Math.max(0, hunk.start - 1) : hunk.start;
  const old = before.slice(first, hunk.end);
  const now = target.slice(place.end - old.length, place.end);
  // A file without a final line feed has its own ways.
  return old.every(({ ending }, index) => ending !== '' && ending === now[index]?.ending);
}

function sameTexts(a: readonly Line[], b: readonly Line[]): boolean {
  return a.length === b.length && a.every((line, index) => line.text === b[index]?.text);
}

function replace(target: readonly Line[], replacements: readonly Replacement[]): Line[] {
  const lines: Line[] = [];
  let at = 0;
  for (const { start, end, lines: fresh, verbatim } of replacements) {
    append(lines, target.slice(at, start));
    append(lines, verbatim ? fresh : withEndings(fresh, target, start, end, lines));
    at = end;
  }
  append(lines, target.slice(at));
  return lines;
}

/** New lines with the endings of the lines that they replace, or of their neighbour. */
function withEndings(
  fresh: readonly Line[],
  target: readonly Line[],
  start: number,
  end: number,
  done: Line[],
): readonly Line[] {
  const usual = target[start - 1]?.ending || target[0]?.ending || '\n';
  const previous = done.at(-1);
  const unended = start === end && previous?.ending === '';
  if (previous && unended) done[done.length - 1] = { text: previous.text, ending: usual };
  return fresh.map(({ text }, index) => {
    const isLast = index === fresh.length - 1;
    const replaced = target[Math.min(start + index, end - 1)];
    if (start === end || replaced === undefined) return { text, ending: isLast && unended ? '' : usual };
    // A last line without an ending stays one.
    if (isLast && target[end - 1]?.ending === '') return { text, ending: '' };
    return { text, ending: replaced.ending || usual };
  });
}
