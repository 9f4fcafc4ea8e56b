import type { RuleMeta } from '../core/rule.ts';
import { covers, type Suppression } from './pragmas.ts';

type Named = Pick<RuleMeta, 'id' | 'name' | 'aliases' | 'profiles'>;

/** Stretches of a text, each up to the next one's start, with the first suppression that covers it. */
interface Stretches {
  readonly starts: readonly number[];
  readonly by: readonly (Suppression | undefined)[];
}

/** Suppressions that name the same codes, by their places in the list of all. */
interface Alike {
  readonly first: Suppression;
  readonly places: number[];
}

/** Answers which suppression silences a rule at a place, in O(log n): a file may hold as many ignores as findings. */
export class Coverage {
  private readonly active: readonly Suppression[];
  private readonly byRule = new Map<string, Stretches>();
  /** By the codes that name the rule: most rules are named by none, or by the same as others. */
  private readonly byCodes = new Map<string, Stretches>();
  private knownKinds: ReadonlyMap<string, Alike> | undefined;

  constructor(active: readonly Suppression[]) {
    this.active = active;
  }

  /** The first suppression that covers the place and names the rule. The end of a span is covered too. */
  at(offset: number, rule: Named): Suppression | undefined {
    if (this.active.length === 0) return undefined;
    let stretches = this.byRule.get(rule.id);
    if (!stretches) {
      stretches = this.stretchesFor(rule);
      this.byRule.set(rule.id, stretches);
    }
    return stretches.by[lastAtOrBefore(stretches.starts, offset)];
  }

  private stretchesFor(rule: Named): Stretches {
    const naming = [...this.kinds].filter(([, { first }]) => covers(first, rule));
    const key = naming.map(([codes]) => codes).join('\n\n');
    let stretches = this.byCodes.get(key);
    if (!stretches) {
      const places = naming.flatMap(([, alike]) => alike.places).sort((a, b) => a - b);
      stretches = stretch(places.flatMap((place) => this.active[place] ?? []));
      this.byCodes.set(key, stretches);
    }
    return stretches;
  }

  private get kinds(): ReadonlyMap<string, Alike> {
    this.knownKinds ??= kindsOf(this.active);
    return this.knownKinds;
  }
}

function kindsOf(suppressions: readonly Suppression[]): ReadonlyMap<string, Alike> {
  const kinds = new Map<string, Alike>();
  for (const [place, one] of suppressions.entries()) {
    const key = one.codes.join('\n');
    const alike = kinds.get(key);
    if (alike) alike.places.push(place);
    else kinds.set(key, { first: one, places: [place] });
  }
  return kinds;
}

/** Lays the spans over each other, the first on top: each stretch is given away once. */
function stretch(ordered: readonly Suppression[]): Stretches {
  const edges = ordered.flatMap(({ covers: { start, end } }) => [start, end + 1]);
  const starts = [...new Set(edges)].sort((a, b) => a - b);
  const indexOf = new Map(starts.map((start, index) => [start, index]));
  const by: (Suppression | undefined)[] = starts.map(() => undefined);
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
  for (const one of ordered) {
    const end = indexOf.get(one.covers.end + 1) ?? 0;
    for (let at = nextFree(indexOf.get(one.covers.start) ?? 0); at < end; at = nextFree(at)) {
      by[at] = one;
      free[at] = at + 1;
    }
  }
  return { starts, by };
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
