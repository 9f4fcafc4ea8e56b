/**
 * How many letters to add, drop, replace or swap with their neighbour to get from one word to another, stopped early at
 * `limit + 1`. O(length of a × length of b), both short.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const value = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + cost,
        isSwap ? (before[j - 2] ?? 0) + 1 : limit + 1,
      );
      current.push(value);
      best = Math.min(best, value);
    }
    // A swap reaches back over one row: both have to be beyond the limit.
    if (best > limit && Math.min(...previous) >= limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return Math.min(previous[b.length] ?? limit + 1, limit + 1);
}

/**
 * The candidate nearest to a mistyped word, when one is near enough to be meant: within one edit, or two where the longer
 * word has six letters or more, and never with every letter replaced. Letter case does not count.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const written = word.toLowerCase();
  let best: string | undefined;
  let distance = 3;
  for (const candidate of candidates) {
    const longer = Math.max(word.length, candidate.length);
    const limit = Math.min(longer < 2 ? 0 : longer < 6 ? 1 : 2, distance - 1);
    const d = editDistance(written, candidate.toLowerCase(), limit);
    if (d <= limit) {
      best = candidate;
      distance = d;
    }
  }
  return best;
}
