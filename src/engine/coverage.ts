import type { RuleMeta } from '../core/rule.ts';
import { idOf, wordsFor } from '../core/rule-names.ts';
import { Layers } from './layers.ts';
import { ALL, ALL_BUILDKIT, isSkippedByBuildkit, type Suppression } from './pragmas.ts';

type Named = Pick<RuleMeta, 'id' | 'name' | 'aliases' | 'profiles'>;

/**
 * Answers which suppression silences a rule at a place, in O(log n): a file may hold as many ignores as findings, and
 * one ignore as many codes.
 */
export class Coverage {
  private readonly active: readonly Suppression[];
  private readonly byRule = new Map<string, Layers<Suppression>>();
  /** By the words that name the rule: most rules are named by none, or by the same as others. */
  private readonly byWords = new Map<string, Layers<Suppression>>();
  private knownPlaces: Places | undefined;

  constructor(active: readonly Suppression[]) {
    this.active = active;
  }

  /** The first suppression that covers the place and names the rule. The end of a span is covered too. */
  at(offset: number, rule: Named): Suppression | undefined {
    if (this.active.length === 0) return undefined;
    let layers = this.byRule.get(rule.id);
    if (!layers) {
      layers = this.layersFor(rule);
      this.byRule.set(rule.id, layers);
    }
    return layers.at(offset);
  }

  private layersFor(rule: Named): Layers<Suppression> {
    this.knownPlaces ??= placesOf(this.active);
    const naming = wordsNaming(rule, this.knownPlaces);
    const key = naming.map(([word]) => word).join(' ');
    const layers = this.byWords.get(key) ?? this.layersAt(naming.map(([, places]) => places));
    this.byWords.set(key, layers);
    return layers;
  }

  private layersAt(lists: readonly (readonly number[])[]): Layers<Suppression> {
    const places = [...new Set(lists.flat())].sort((a, b) => a - b);
    return new Layers(
      places.flatMap((place) => this.active[place] ?? []),
      ({ covers: { start, end } }) => ({ start, end: end + 1 }),
    );
  }
}

/** Where suppressions with a code stand in the list of all, by the code. */
interface Places {
  readonly byWord: ReadonlyMap<string, readonly number[]>;
  /** By the code as it is written: the names of rules have only one spelling. */
  readonly byName: ReadonlyMap<string, readonly number[]>;
}

function placesOf(suppressions: readonly Suppression[]): Places {
  const byWord = new Map<string, number[]>();
  const byName = new Map<string, number[]>();
  for (const [place, { codes }] of suppressions.entries())
    for (const code of codes) {
      add(byWord, idOf(code), place);
      add(byName, code, place);
    }
  return { byWord, byName };
}

function add(places: Map<string, number[]>, word: string, place: number): void {
  const known = places.get(word);
  if (!known) places.set(word, [place]);
  else if (known.at(-1) !== place) known.push(place);
}

/** The codes that name a rule, with their places. */
function wordsNaming(rule: Named, { byWord, byName }: Places): [string, readonly number[]][] {
  const words = [ALL, ...(isSkippedByBuildkit(rule) ? [ALL_BUILDKIT] : []), ...wordsFor(rule)];
  const found = words.flatMap((word): [string, readonly number[]][] => {
    const places = byWord.get(word);
    return places ? [[word, places]] : [];
  });
  const places = byName.get(rule.name);
  return places ? [...found, [rule.name, places]] : found;
}
