import { append } from '../../../core/append.ts';
import type { ShellDocument } from '../document.ts';
import type { Word, WordPart } from '../parse.ts';
import { isExpansion } from '../word.ts';
import { once } from './once.ts';

/** A pattern of a `case`, and a later one that can never match because of it. */
export interface Covered {
  readonly pattern: Word;
  readonly never: Word;
}

/** What a pattern matches: text as it is, `?` for one character, `*` for any number of them. */
type Glob = readonly (string | { readonly any: 'one' | 'many' })[];

interface Known {
  readonly word: Word;
  readonly glob: Glob;
  /** Undefined when it holds a wildcard. */
  readonly text: string | undefined;
  /** It is fully known, and when it matches, the `case` ends with its branch. */
  readonly covers: boolean;
}

const ANY_ONE = { any: 'one' } as const;
const ANY_MANY = { any: 'many' } as const;
/** Comparisons of single characters in one script; real ones stay far below. */
const MAX_STEPS = 1_000_000;
/** Pairs of characters in one comparison; longer texts are not compared. */
const MAX_PAIRS = 10_000;

/** For each pattern the first later one that it covers. Patterns with brackets or `~` are not checked. */
export const coveredPatterns = once((doc: ShellDocument): readonly Covered[] => {
  const found: Covered[] = [];
  const budget = { steps: MAX_STEPS };
  for (const { items } of doc.tree.ofType('Case')) {
    const known = items.flatMap(({ pattern, terminator }) =>
      pattern.flatMap((word): Known[] => {
        const glob = globOf(word);
        if (!glob) return [];
        const text = glob.every((one) => typeof one === 'string') ? glob.join('') : undefined;
        const isFinal = terminator !== ';&' && terminator !== ';;&';
        return [{ word, glob, text, covers: isFinal && !(word.parts ?? []).some(isUnknown) }];
      }),
    );
    append(found, coveredIn(known, budget));
  }
  return found;
});

function coveredIn(known: readonly Known[], budget: { steps: number }): Covered[] {
  const found: Covered[] = [];
  /** The last pattern that is each text, with the index of the next one like it. */
  const later = new Map<string, number>();
  for (let index = known.length - 1; index >= 0; index--) {
    const one = known[index];
    if (!one) continue;
    if (one.covers) {
      const at = one.text === undefined ? firstCovered(known, index, budget) : later.get(one.text);
      const never = at === undefined ? undefined : known[at];
      if (never) found.push({ pattern: one.word, never: never.word });
    }
    if (one.text !== undefined) later.set(one.text, index);
  }
  return found.reverse();
}

function firstCovered(known: readonly Known[], index: number, budget: { steps: number }): number | undefined {
  const wide = known[index];
  for (let at = index + 1; wide && at < known.length; at++) {
    const narrow = known[at];
    budget.steps -= wide.glob.length * ((narrow?.glob.length ?? 0) + 1);
    if (budget.steps < 0) return undefined;
    if (narrow && covers(wide.glob, narrow.glob)) return at;
  }
  return undefined;
}

/** Whether one pattern matches whatever another one matches; `reached[i]` is: its first `i` parts fit so far. */
function covers(wide: Glob, narrow: Glob): boolean {
  let reached = follow(wide, wide.map((_, at) => at === 0).concat(wide.length === 0));
  for (const part of narrow) {
    const next = reached.map(() => false);
    for (const [at, one] of wide.entries()) {
      if (!reached[at]) continue;
      if (one === ANY_MANY) next[at] = true;
      else if (part !== ANY_MANY && (one === ANY_ONE || one === part)) next[at + 1] = true;
    }
    reached = follow(wide, next);
  }
  return reached[wide.length] === true;
}

/** Whether two words may be equal, or the second one, as a pattern, may match the first one. */
export function mayBeEqual(left: Word, right: Word): boolean {
  const [a, b] = [globOf(left), globOf(right)];
  return !a || !b || a.length * b.length > MAX_PAIRS || meet(a, b);
}

/** Whether some text fits both; `reached[j]` is: the parts of `a` so far and the first `j` parts of `b` fit one text. */
function meet(a: Glob, b: Glob): boolean {
  let reached = follow(b, b.map((_, at) => at === 0).concat(b.length === 0));
  for (const part of a) {
    const next = reached.map((is) => part === ANY_MANY && is);
    for (const [at, one] of b.entries()) {
      if (part === ANY_MANY) next[at + 1] ||= next[at] === true;
      else if (!reached[at]) continue;
      else if (one === ANY_MANY) next[at] = true;
      else if (part === ANY_ONE || one === ANY_ONE || one === part) next[at + 1] = true;
    }
    reached = follow(b, next);
  }
  return reached[b.length] === true;
}

/** A star also fits nothing. */
function follow(wide: Glob, reached: boolean[]): boolean[] {
  for (const [at, one] of wide.entries()) if (one === ANY_MANY && reached[at]) reached[at + 1] = true;
  return reached;
}

function globOf(word: Word): Glob | undefined {
  if (word.text.startsWith('~')) return undefined;
  const parts = word.parts ? word.parts.map(partGlob) : [[...word.value]];
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

/** What an expansion gives may be anything, so it can be covered and covers nothing. */
function isUnknown(part: WordPart): boolean {
  return isExpansion(part) || (part.type === 'DoubleQuoted' && part.parts.some(isUnknown));
}

function partGlob(part: WordPart): Glob | undefined {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
      return [...part.value];
    case 'DoubleQuoted':
      return part.parts.flatMap((one): Glob => (one.type === 'Literal' ? [...one.value] : [ANY_MANY]));
    case 'Glob':
      return part.text === '*' ? [ANY_MANY] : part.text === '?' ? [ANY_ONE] : undefined;
    default:
      return isExpansion(part) ? [ANY_MANY] : undefined;
  }
}
