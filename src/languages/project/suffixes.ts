import { firstThat } from '../../core/bisect.ts';
import { nameOf, parentOf } from '../../core/paths.ts';
import type { Entries } from '../../core/project.ts';
import { matchPart } from './glob.ts';

/** Patterns whose names are remembered. */
const MOST = 500;

/**
 * All files and directories by how their paths end. Made in one walk over the listing; each question takes O(log n), where a
 * walk for each would take time that grows with the square of a repository.
 */
export class Suffixes {
  /** Paths with their parts in reverse order, each with a slash at its end; sorted. */
  private readonly reversed: readonly string[];
  private readonly names: ReadonlySet<string>;
  private readonly alike = new Map<string, readonly string[]>();

  constructor(entries: Entries) {
    const seen = new Set<string>();
    for (const { path } of entries)
      for (let child = path; child !== '' && !seen.has(child); child = parentOf(child)) seen.add(child);
    this.names = new Set([...seen].map(nameOf));
    this.reversed = [...seen].map(reverse).sort();
  }

  /** Whether the path of some file or directory is this one, or ends in it below another directory. */
  has(path: string): boolean {
    const wanted = reverse(path);
    return this.reversed[firstThat(this.reversed, (one) => one >= wanted)]?.startsWith(wanted) ?? false;
  }

  /** Names of files and directories that a pattern matches. */
  namesLike(pattern: string): readonly string[] {
    const known = this.alike.get(pattern) ?? [...this.names].filter((name) => matchPart(pattern, name));
    if (this.alike.size >= MOST) this.alike.clear();
    this.alike.set(pattern, known);
    return known;
  }
}

function reverse(path: string): string {
  return `${path.split('/').reverse().join('/')}/`;
}
