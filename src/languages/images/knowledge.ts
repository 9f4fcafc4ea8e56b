import { CODENAMES, IMAGES, PRODUCTS, type Table } from './data/base-data.ts';
import { CycleRow, ImageRow, list } from './rows.ts';

/** A release line of a product. Days are ISO dates; `true` is yes with an unknown day. */
export interface Cycle {
  readonly name: string;
  readonly released?: string | true | undefined;
  /** Since when the line is, or from when it will be, one with long-term support. */
  readonly lts?: string | true | undefined;
  /** End of security support; false is not ended and no day set. */
  readonly end?: string | boolean | undefined;
  readonly extendedEnd?: string | true | undefined;
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
  readonly os?: string | undefined;
  readonly archs: readonly string[];
  has(tag: string): boolean;
}

export interface OfficialImage {
  readonly name: string;
  readonly product?: string | undefined;
  /** Day on which the image left the library. */
  readonly removed?: string | undefined;
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
  return { id, label, freeExtended: free === 'free', cycles: list(cycles).map((one) => new CycleRow(one)) };
});

/** What is known of a Docker official image; undefined when nothing. */
export const findImage = remembering((name: string): OfficialImage | undefined => {
  const row = rowOf(IMAGES, name);
  return row && new ImageRow(row);
});

/** Distribution and version that a code name means: `bookworm` is `debian:12`. */
export function osOfCodename(word: string): string | undefined {
  const start = CODENAMES.indexOf(`\n${word} `);
  return start === -1 ? undefined : CODENAMES.slice(start + word.length + 2, CODENAMES.indexOf('\n', start + 1));
}

function rowOf(table: Table, key: string): string[] | undefined {
  const rows = table[key.charAt(0)]?.() ?? '';
  const start = rows.indexOf(`\n${key}\t`);
  return start === -1 ? undefined : rows.slice(start + 1, rows.indexOf('\n', start + 1)).split('\t');
}
