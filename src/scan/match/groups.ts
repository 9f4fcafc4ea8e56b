import { isContainer, isCve } from '../advisories/containers.ts';
import type { Meta } from '../advisories/database.ts';

/** What the groups are made of. */
export type Links = Pick<Meta, 'id' | 'same' | 'contained'>;

/**
 * Joins names of one vulnerability: an advisory and its aliases. Advisories that contain several vulnerabilities (DSA,
 * USN, ALSA …) join nothing; `groupsOf` expands them.
 */
export class Groups {
  private readonly parents = new Map<string, string>();
  private readonly contained = new Map<string, readonly string[]>();
  private members: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(links: Iterable<Links>) {
    for (const { id, same, contained } of links) {
      if (isContainer(id)) {
        this.contained.set(id, contained);
        for (const one of contained) this.root(one);
      }
      this.root(id);
      for (const other of same) if (!isContainer(id) && !isContainer(other)) this.join(id, other);
    }
  }

  /** The groups that an advisory reports, each by its representative: a CVE, else GitHub's id, else the lowest. */
  groupsOf(id: string): readonly string[] {
    const contained = this.contained.get(id) ?? [];
    const names = contained.length === 0 ? [id] : contained;
    return [...new Set(names.map((name) => this.membersOf(name)[0] ?? name))];
  }

  /** All names of a group, the representative first. */
  membersOf(name: string): readonly string[] {
    this.members ??= this.collect();
    return this.members.get(this.root(name)) ?? [name];
  }

  private collect(): ReadonlyMap<string, readonly string[]> {
    const members = new Map<string, string[]>();
    for (const name of [...this.parents.keys()].sort(byPreference)) {
      const root = this.root(name);
      const list = members.get(root);
      if (list) list.push(name);
      else members.set(root, [name]);
    }
    return members;
  }

  private root(name: string): string {
    let root = name;
    for (let parent = this.parents.get(root); parent !== undefined && parent !== root; parent = this.parents.get(root))
      root = parent;
    if (!this.parents.has(name)) this.members = undefined;
    // Shortens the way for the next look-up.
    for (let at = name; at !== root; ) {
      const next = this.parents.get(at) ?? root;
      this.parents.set(at, root);
      at = next;
    }
    this.parents.set(root, root);
    return root;
  }

  private join(a: string, b: string): void {
    const left = this.root(a);
    const right = this.root(b);
    if (left === right) return;
    this.members = undefined;
    this.parents.set(right, left);
  }
}

function byPreference(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function rank(id: string): number {
  if (isCve(id)) return 0;
  return id.startsWith('GHSA-') ? 1 : 2;
}
