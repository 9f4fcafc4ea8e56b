/** A run of lines that differ: half-open ranges of line numbers from 0 in the old and the new text. */
export interface Hunk {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Beyond this many changed lines the middle is taken as one hunk. */
const MOST = 1000;

/** Lines with their endings; a text that ends in a line feed has no empty last line. */
export function splitLines(text: string): string[] {
  const lines = text.split(/(?<=\n)/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** The shortest set of line changes, by Myers' algorithm between the common beginning and the common end. */
export function diffLines(before: readonly string[], after: readonly string[]): Hunk[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let oldEnd = before.length;
  let newEnd = after.length;
  while (oldEnd > start && newEnd > start && before[oldEnd - 1] === after[newEnd - 1]) {
    oldEnd -= 1;
    newEnd -= 1;
  }
  if (start === oldEnd && start === newEnd) return [];
  const pairs = matches(before.slice(start, oldEnd), after.slice(start, newEnd));
  if (!pairs) return [{ oldStart: start, oldEnd, newStart: start, newEnd }];
  const hunks: Hunk[] = [];
  let oldAt = 0;
  let newAt = 0;
  for (const [x, y] of [...pairs, [oldEnd - start, newEnd - start] as const]) {
    if (x > oldAt || y > newAt)
      hunks.push({ oldStart: start + oldAt, oldEnd: start + x, newStart: start + newAt, newEnd: start + y });
    oldAt = x + 1;
    newAt = y + 1;
  }
  return hunks;
}

/** Pairs of equal lines in order, or undefined when more than `MOST` lines differ. */
function matches(a: readonly string[], b: readonly string[]): [number, number][] | undefined {
  const trace: Map<number, number>[] = [];
  let ends = new Map<number, number>([[1, 0]]);
  for (let depth = 0; depth <= Math.min(MOST, a.length + b.length); depth++) {
    trace.push(ends);
    const next = new Map<number, number>();
    for (let k = -depth; k <= depth; k += 2) {
      const from = cameFrom(ends, k, depth);
      let x = (ends.get(from) ?? 0) + (from < k ? 1 : 0);
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      next.set(k, x);
      if (x >= a.length && y >= b.length) return walkBack(trace, a.length, b.length);
    }
    ends = next;
  }
  return undefined;
}

/** The diagonal that the furthest path on diagonal `k` comes from: down from k + 1 or right from k - 1. */
function cameFrom(ends: ReadonlyMap<number, number>, k: number, depth: number): number {
  const down = ends.get(k + 1) ?? -1;
  const right = ends.get(k - 1) ?? -1;
  return k === -depth || (k !== depth && right < down) ? k + 1 : k - 1;
}

function walkBack(
  trace: readonly ReadonlyMap<number, number>[],
  oldLength: number,
  newLength: number,
): [number, number][] {
  const pairs: [number, number][] = [];
  let x = oldLength;
  let y = newLength;
  for (let depth = trace.length - 1; depth >= 0; depth--) {
    const ends = trace[depth] ?? new Map<number, number>();
    const from = cameFrom(ends, x - y, depth);
    const startX = depth === 0 ? 0 : (ends.get(from) ?? 0);
    const startY = depth === 0 ? 0 : startX - from;
    while (x > startX && y > startY) pairs.push([--x, --y]);
    x = startX;
    y = startY;
  }
  return pairs.reverse();
}
