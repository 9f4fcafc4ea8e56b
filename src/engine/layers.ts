import type { Span } from '../core/text.ts';

/** Spans of a text laid over each other, the first on top: answers in O(log n) which one is on top at a place. */
export class Layers<One> {
  /** Starts of the stretches between all edges; each stretch has one item on top. */
  private readonly starts: readonly number[];
  private readonly tops: readonly (One | undefined)[];

  constructor(ordered: readonly One[], spanOf: (one: One) => Span) {
    const spans = ordered.map(spanOf);
    this.starts = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
    this.tops = topsOf(ordered, spans, this.starts);
  }

  /** The item on top at an offset. */
  at(offset: number): One | undefined {
    return this.tops[lastAtOrBefore(this.starts, offset)];
  }
}

/** The item on top of each stretch; each stretch is given away once. */
function topsOf<One>(
  ordered: readonly One[],
  spans: readonly Span[],
  starts: readonly number[],
): readonly (One | undefined)[] {
  const indexOf = new Map(starts.map((start, index) => [start, index]));
  const tops: (One | undefined)[] = starts.map(() => undefined);
  // From each stretch to a later or the same one that is not given away; paths are halved on the way.
  const free = Array.from({ length: starts.length + 1 }, (_, index) => index);
  const nextFree = (from: number): number => {
    let at = from;
    for (let next = free[at] ?? at; next !== at; next = free[at] ?? at) {
      free[at] = free[next] ?? next;
      at = free[at] ?? next;
    }
    return at;
  };
  for (const [place, one] of ordered.entries()) {
    const { start = 0, end = 0 } = spans[place] ?? {};
    const last = indexOf.get(end) ?? 0;
    for (let at = nextFree(indexOf.get(start) ?? 0); at < last; at = nextFree(at)) {
      tops[at] = one;
      free[at] = at + 1;
    }
  }
  return tops;
}

/** Index of the last start that is not after the offset, or -1. */
function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = -1;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
