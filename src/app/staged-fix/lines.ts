/** A line and its ending: empty for a last line that has none. */
export interface Line {
  readonly text: string;
  readonly ending: '' | '\n' | '\r\n';
}

/** Two texts that differ in more lines than this are only compared at their ends. */
const MOST_DIFFERENCES = 2000;

/** Splits at LF; a CR before it belongs to the ending. Joined again, the lines are the text. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < text.length; ) {
    const feed = text.indexOf('\n', at);
    if (feed === -1) {
      lines.push({ text: text.slice(at), ending: '' });
      break;
    }
    const crlf = feed > at && text.charCodeAt(feed - 1) === 13;
    lines.push({ text: text.slice(at, crlf ? feed - 1 : feed), ending: crlf ? '\r\n' : '\n' });
    at = feed + 1;
  }
  return lines;
}

export function joinLines(lines: readonly Line[]): string {
  return lines.map(({ text, ending }) => text + ending).join('');
}

/**
 * For each line of `a` the line of `b` that it still is, or -1: a longest common subsequence, endings ignored
 * (Myers' greedy algorithm). Where the texts differ too much, only their equal ends are matched.
 */
export function alignLines(a: readonly Line[], b: readonly Line[]): Int32Array {
  const map = new Int32Array(a.length).fill(-1);
  let start = 0;
  while (start < a.length && start < b.length && a[start]?.text === b[start]?.text) {
    map[start] = start;
    start += 1;
  }
  let aEnd = a.length;
  let bEnd = b.length;
  while (aEnd > start && bEnd > start && a[aEnd - 1]?.text === b[bEnd - 1]?.text) {
    aEnd -= 1;
    bEnd -= 1;
    map[aEnd] = bEnd;
  }
  for (const [x, y] of commonPairs(a.slice(start, aEnd), b.slice(start, bEnd))) map[start + x] = start + y;
  return map;
}

function commonPairs(a: readonly Line[], b: readonly Line[]): [number, number][] {
  if (a.length === 0 || b.length === 0) return [];
  const most = Math.min(a.length + b.length, MOST_DIFFERENCES);
  const size = 2 * most + 3;
  const middle = most + 1;
  const furthest = new Int32Array(size);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    trace.push(furthest.slice());
    for (let k = -d; k <= d; k += 2) {
      const below = furthest[middle + k + 1] ?? 0;
      const left = furthest[middle + k - 1] ?? 0;
      let x = k === -d || (k !== d && left < below) ? below : left + 1;
      while (x < a.length && x - k < b.length && a[x]?.text === b[x - k]?.text) x += 1;
      furthest[middle + k] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(trace, middle, d, a.length, b.length);
    }
  }
  return [];
}

function walkBack(trace: readonly Int32Array[], middle: number, steps: number, aEnd: number, bEnd: number) {
  const pairs: [number, number][] = [];
  let x = aEnd;
  let y = bEnd;
  for (let d = steps; d >= 0; d--) {
    const furthest = trace[d];
    const k = x - y;
    const below = furthest?.[middle + k + 1] ?? 0;
    const left = furthest?.[middle + k - 1] ?? 0;
    const down = k === -d || (k !== d && left < below);
    const fromX = d === 0 ? 0 : down ? below : left;
    const fromY = d === 0 ? 0 : fromX - (down ? k + 1 : k - 1);
    while (x > fromX && y > fromY && !(d > 0 && x === (down ? fromX : fromX + 1))) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    x = fromX;
    y = fromY;
  }
  return pairs;
}
