import { ARCHS, CODENAMES, IMAGES, PRODUCTS, type Table } from './data/base-data.ts';

/** A release line of a product. Days are ISO dates; `true` is yes with an unknown day. */
export interface Cycle {
  readonly name: string;
  readonly released?: string | true;
  /** Since when the line is, or from when it will be, one with long-term support. */
  readonly lts?: string | true;
  /** End of security support; false is not ended and no day set. */
  readonly end?: string | boolean;
  readonly extendedEnd?: string | true;
}

export interface Product {
  readonly id: string;
  readonly label: string;
  /** Whether support after `end` and until `extendedEnd` is free (Debian LTS). */
  readonly freeExtended: boolean;
  /** Newest first. */
  readonly cycles: readonly Cycle[];
}

/** Tags that name one and the same image today. */
export interface TagGroup {
  readonly tags: readonly string[];
  /** `debian:13`; absent when unknown. */
  readonly os?: string;
  readonly archs: readonly string[];
}

export interface OfficialImage {
  readonly name: string;
  readonly product?: string;
  /** Day on which the image left the library. */
  readonly removed?: string;
  /** Words in tags that mean a cycle: Node's code names. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Newest plain version of each cycle, and the day it was last listed; absent while it is listed. */
  readonly lines: ReadonlyMap<string, { readonly newest: string; readonly last?: string }>;
  readonly groups: readonly TagGroup[];
}

/** The answers of a pure function that is asked the same for every file. */
function remembering<Value>(find: (name: string) => Value): (name: string) => Value {
  const answers = new Map<string, Value>();
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    const value = find(name);
    // Names that mean nothing come from the checked files and are without number.
    if (value !== undefined) answers.set(name, value);
    return value;
  };
}

/** What is known of a product; undefined when nothing. */
export const findProduct = remembering((id: string): Product | undefined => {
  const row = rowOf(PRODUCTS, id);
  if (!row) return undefined;
  const [, label = id, free, cycles = ''] = row;
  return { id, label, freeExtended: free === 'free', cycles: list(cycles, ';').map(readCycle) };
});

/** Hundreds of tags share one of a few lists. */
const archsOf = remembering((index: string): readonly string[] | undefined => ARCHS[Number(index)]?.split(' '));

/** What is known of a Docker official image; undefined when nothing. */
export const findImage = remembering((name: string): OfficialImage | undefined => {
  const row = rowOf(IMAGES, name);
  if (!row) return undefined;
  const [, product, removed, aliases = '', lines = '', groups = ''] = row;
  return {
    name,
    ...(product && { product }),
    ...(removed && { removed }),
    aliases: new Map(list(aliases, ';').map((pair): [string, string] => split2(pair))),
    lines: new Map(
      list(lines, ';').map((line): [string, { newest: string; last?: string }] => {
        const [cycle = '', newest = '', last] = line.split(',');
        return [cycle, { newest, ...(last && { last }) }];
      }),
    ),
    groups: list(groups, ';').map((group): TagGroup => {
      const [tags = '', os, archs] = group.split(',');
      return { tags: tags.split(' '), ...(os && { os }), archs: (archs !== undefined && archsOf(archs)) || [] };
    }),
  };
});

const CODENAME_ROWS: ReadonlyMap<string, string> = new Map(
  CODENAMES.trim()
    .split('\n')
    .map((row): [string, string] => {
      const blank = row.indexOf(' ');
      return [row.slice(0, blank), row.slice(blank + 1)];
    }),
);

/** Distribution and version that a code name means: `bookworm` is `debian:12`. */
export function osOfCodename(word: string): string | undefined {
  return CODENAME_ROWS.get(word);
}

function rowOf(table: Table, key: string): string[] | undefined {
  const rows = table[key.charAt(0)]?.() ?? '';
  const start = rows.indexOf(`\n${key}\t`);
  return start === -1 ? undefined : rows.slice(start + 1, rows.indexOf('\n', start + 1)).split('\t');
}

function readCycle(row: string): Cycle {
  const [name = '', released = '', lts = '', end = '', extended = ''] = row.split(',');
  return {
    name,
    ...(released && { released: dayOf(released) }),
    ...(lts && { lts: dayOf(lts) }),
    ...(end && { end: end === '-' ? false : dayOf(end) }),
    ...(extended && { extendedEnd: dayOf(extended) }),
  };
}

function dayOf(text: string): string | true {
  return text === '+' ? true : text;
}

function list(text: string, separator: string): string[] {
  return text === '' ? [] : text.split(separator);
}

function split2(pair: string): [string, string] {
  const comma = pair.indexOf(',');
  return [pair.slice(0, comma), pair.slice(comma + 1)];
}
