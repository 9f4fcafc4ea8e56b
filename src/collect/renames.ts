/** A file that was taken away, or one that came, with its text. */
export interface Moved {
  readonly path: string;
  readonly blob: string;
  readonly text: string | undefined;
}

/** As `git diff -M`: at least half of it is the same. */
const SIMILAR = 0.5;
/** Beyond this many pairs only identical content counts. */
const MOST_PAIRS = 10_000;

/** For each added path the deleted file that it most likely was: the same content, else the most similar. */
export function matchRenames(added: readonly Moved[], deleted: readonly Moved[]): Map<string, Moved> {
  const matches = new Map<string, Moved>();
  const free = new Set(deleted);
  for (const one of added) {
    const same = [...free].find((old) => old.blob === one.blob);
    if (!same) continue;
    matches.set(one.path, same);
    free.delete(same);
  }
  const left = added.filter((one) => !matches.has(one.path));
  if (left.length * free.size > MOST_PAIRS) return matches;
  const pairs: { one: Moved; old: Moved; score: number }[] = [];
  const lines = new Map([...left, ...free].map((file) => [file, countLines(file.text)]));
  for (const one of left) {
    for (const old of free) {
      const score = similarity(lines.get(one), lines.get(old));
      if (score >= SIMILAR) pairs.push({ one, old, score });
    }
  }
  pairs.sort((a, b) => b.score - a.score);
  for (const { one, old } of pairs) {
    if (matches.has(one.path) || !free.has(old)) continue;
    matches.set(one.path, old);
    free.delete(old);
  }
  return matches;
}

interface Lines {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

function countLines(text: string | undefined): Lines | undefined {
  if (text === undefined) return undefined;
  const counts = new Map<string, number>();
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return { counts, total: lines.length };
}

/** Share of the longer file's lines that both have. */
function similarity(a: Lines | undefined, b: Lines | undefined): number {
  const longest = Math.max(a?.total ?? 0, b?.total ?? 0);
  if (!a || !b || longest === 0) return 0;
  let common = 0;
  for (const [line, count] of a.counts) common += Math.min(count, b.counts.get(line) ?? 0);
  return common / longest;
}
