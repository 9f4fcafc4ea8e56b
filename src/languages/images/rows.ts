import { ARCHS } from './data/base-data.ts';
import type { Cycle, OfficialImage, TagGroup } from './knowledge.ts';

/**
 * A release line in the data. Of most products one or two lines are asked about, and of the others no more than the name,
 * so that a row is taken apart when something else is asked.
 */
export class CycleRow implements Cycle {
  readonly name: string;
  private readonly row: string;
  private known: readonly string[] | undefined;

  constructor(row: string) {
    this.row = row;
    this.name = row.slice(0, row.indexOf(','));
  }

  get released(): string | true | undefined {
    return dayOf(this.fields[1]);
  }

  get lts(): string | true | undefined {
    return dayOf(this.fields[2]);
  }

  get end(): string | boolean | undefined {
    return this.fields[3] === '-' ? false : dayOf(this.fields[3]);
  }

  get extendedEnd(): string | true | undefined {
    return dayOf(this.fields[4]);
  }

  private get fields(): readonly string[] {
    this.known ??= this.row.split(',');
    return this.known;
  }
}

/** Tags that name one and the same image; an image has dozens of such groups, and most are asked about one tag. */
class GroupRow implements TagGroup {
  readonly os: string | undefined;
  private readonly text: string;
  private readonly set: string;
  private split: readonly string[] | undefined;

  constructor(row: string) {
    const first = row.indexOf(',');
    const second = row.indexOf(',', first + 1);
    this.text = row.slice(0, first);
    this.os = row.slice(first + 1, second) || undefined;
    this.set = row.slice(second + 1);
  }

  has(tag: string): boolean {
    return this.text.includes(tag) && this.tags.includes(tag);
  }

  get tags(): readonly string[] {
    this.split ??= this.text.split(' ');
    return this.split;
  }

  get archs(): readonly string[] {
    return list(ARCHS[Number(this.set)]?.replaceAll(' ', ';'));
  }
}

/** An official image in the data, each part taken apart when it is first asked for. */
export class ImageRow implements OfficialImage {
  readonly name: string;
  readonly product: string | undefined;
  readonly removed: string | undefined;
  private readonly row: readonly string[];
  private knownAliases: OfficialImage['aliases'] | undefined;
  private knownLines: OfficialImage['lines'] | undefined;
  private knownGroups: OfficialImage['groups'] | undefined;

  constructor(row: readonly string[]) {
    const [name = '', product, removed] = row;
    this.name = name;
    this.product = product || undefined;
    this.removed = removed || undefined;
    this.row = row;
  }

  get aliases(): OfficialImage['aliases'] {
    this.knownAliases ??= new Map(
      list(this.row[3]).map((pair) => {
        const [word = '', cycle = ''] = pair.split(',');
        return [word, cycle];
      }),
    );
    return this.knownAliases;
  }

  get lines(): OfficialImage['lines'] {
    this.knownLines ??= new Map(
      list(this.row[4]).map((line) => {
        const [cycle = '', newest = '', last] = line.split(',');
        return [cycle, { newest, ...(last && { last }) }];
      }),
    );
    return this.knownLines;
  }

  get groups(): OfficialImage['groups'] {
    this.knownGroups ??= list(this.row[5]).map((group) => new GroupRow(group));
    return this.knownGroups;
  }
}

/** The parts of a field between semicolons. */
export function list(text = ''): string[] {
  return text === '' ? [] : text.split(';');
}

function dayOf(text = ''): string | true | undefined {
  return text === '+' ? true : text || undefined;
}
