import { daysSince } from '../advisories/age.ts';
import type { ShardInfo } from '../advisories/compile.ts';
import { placeOf } from '../advisories/ecosystem.ts';
import { PACKAGE_TYPES, type Package, type PackageType } from '../package.ts';

/** Whether packages of one type could be checked. */
export interface Coverage {
  readonly type: PackageType;
  /** The database that they need: `Debian 12`, `npm`. */
  readonly ecosystem: string;
  readonly packages: number;
  /** `unsupported`: no database can have them. `excluded`: the user asked to leave them out. */
  readonly status: 'covered' | 'stale' | 'missing' | 'unsupported' | 'excluded';
  /** Why no database can have them. */
  readonly reason?: string;
  /** The archive of OSV that would have them, where they are missing. */
  readonly archive?: string;
  /** Age of the data. */
  readonly days?: number;
}

/** Older data is reported as stale. */
export const STALE_DAYS = 30;
/** Older data does not count as coverage under `--strict-coverage`. */
export const TOO_OLD_DAYS = 90;

/** One row for each type of package and release of a distribution, in the order of the types. */
export function coverageOf(
  packages: readonly Package[],
  shard: (key: string) => ShardInfo | undefined,
  today: Date,
  isExcluded: (entry: Package) => boolean = () => false,
): Coverage[] {
  const rows = new Map<string, Coverage>();
  for (const entry of packages) {
    const row = isExcluded(entry) ? excluded(entry) : rowOf(entry, shard, today);
    const key = [row.type, row.ecosystem, row.status, row.reason].join('\n');
    rows.set(key, { ...row, packages: (rows.get(key)?.packages ?? 0) + 1 });
  }
  return [...rows.values()].sort(
    (a, b) => PACKAGE_TYPES.indexOf(a.type) - PACKAGE_TYPES.indexOf(b.type) || (a.ecosystem < b.ecosystem ? -1 : 1),
  );
}

/** Whether packages of a row were compared with advisories. */
export function isChecked({ status }: Coverage): boolean {
  return status === 'covered' || status === 'stale';
}

function excluded(entry: Package): Coverage {
  return { type: entry.type, ecosystem: placeOf(entry)?.title ?? entry.type, packages: 1, status: 'excluded' };
}

function rowOf(entry: Package, shard: (key: string) => ShardInfo | undefined, today: Date): Coverage {
  const { type, release } = entry;
  const place = placeOf(entry);
  if (!place) {
    const ecosystem = release ? [release.id, release.version ?? ''].join(' ').trim() : type;
    return { type, ecosystem, packages: 1, status: 'unsupported', reason: reasonOf(entry, ecosystem) };
  }
  const found = shard(place.key);
  if (!found) return { type, ecosystem: place.title, packages: 1, status: 'missing', archive: place.archive };
  const days = daysSince(found.date, today);
  const isStale = days === undefined || days > STALE_DAYS;
  return {
    type,
    ecosystem: place.title,
    packages: 1,
    status: isStale ? 'stale' : 'covered',
    ...(days !== undefined && { days }),
  };
}

function reasonOf({ type, release }: Package, ecosystem: string): string {
  if (release) return `no advisories for ${ecosystem} are supported`;
  if (type === 'maven') return 'their group ids are unknown';
  if (type === 'deb' || type === 'apk' || type === 'rpm') return 'their distribution is unknown';
  return `no advisories for ${type} are supported`;
}
