import type { Catalogue } from '../catalogue.ts';
import { PACKAGE_TYPES, type Package, type PackageType } from '../package.ts';

/** Whether packages of one type could be checked. */
export interface Coverage {
  readonly type: PackageType;
  /** The database that they need: `debian 12`, `npm`. */
  readonly ecosystem: string;
  readonly packages: number;
  readonly status: 'covered' | 'stale' | 'missing' | 'unsupported';
}

/** One row for each type of package, and for each release of a distribution, in the order of the types. */
export function coverageWithoutData({ packages }: Catalogue): Coverage[] {
  const counts = new Map<string, { type: PackageType; ecosystem: string; packages: number }>();
  for (const entry of packages) {
    const ecosystem = ecosystemOf(entry);
    const key = `${entry.type}\n${ecosystem}`;
    const row = counts.get(key) ?? { type: entry.type, ecosystem, packages: 0 };
    counts.set(key, { ...row, packages: row.packages + 1 });
  }
  return [...counts.values()]
    .sort(
      (a, b) => PACKAGE_TYPES.indexOf(a.type) - PACKAGE_TYPES.indexOf(b.type) || (a.ecosystem < b.ecosystem ? -1 : 1),
    )
    .map((row) => ({ ...row, status: 'missing' }));
}

function ecosystemOf({ type, release }: Package): string {
  if (!release) return type;
  return release.version === undefined ? release.id : `${release.id} ${release.version}`;
}
