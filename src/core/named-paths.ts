import { firstThat } from './bisect.ts';
import { onceFor } from './once.ts';
import { nameOf } from './paths.ts';
import type { Entries } from './project.ts';

/** Looking through the listing so often takes less time than making an index of it. */
const SELDOM = 8;

/** Files of a repository by their names, for questions that many files of a run ask. */
const namesOf = onceFor((entries: Entries) => new Names(entries));

/** Every file with a name below a folder, at any depth; the root is the empty text. */
export function pathsNamed(entries: Entries, name: string, folder: string): readonly string[] {
  return namesOf(entries).below(name, folder);
}

class Names {
  private readonly entries: Entries;
  private asked = 0;
  /** By name, sorted. */
  private index: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(entries: Entries) {
    this.entries = entries;
  }

  below(name: string, folder: string): readonly string[] {
    const all = this.named(name);
    if (folder === '') return all;
    const prefix = `${folder}/`;
    const from = firstThat(all, (path) => path >= prefix);
    const to = firstThat(all, (path) => path >= prefix && !path.startsWith(prefix));
    return all.slice(from, to);
  }

  private named(name: string): readonly string[] {
    if (this.asked++ < SELDOM && !this.index)
      return this.entries
        .select([{ start: name, end: name }])
        .filter((path) => nameOf(path) === name)
        .sort();
    this.index ??= indexOf(this.entries);
    return this.index.get(name) ?? [];
  }
}

function indexOf(entries: Entries): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const { path } of entries) {
    const name = nameOf(path);
    const others = index.get(name);
    if (others) others.push(path);
    else index.set(name, [path]);
  }
  for (const paths of index.values()) paths.sort();
  return index;
}
