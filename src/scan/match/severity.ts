import { isContainer } from '../advisories/containers.ts';
import type { Meta, Pair } from '../advisories/database.ts';
import { type Level, levelOfScore, levelOfWord } from '../advisories/level.ts';

export interface Rated {
  readonly level: Level;
  /** Who says so: `Debian`, `GitHub`, `CVSS`, `unknown`. */
  readonly source: string;
}

/** The severity that counts, and the others where they differ. */
export interface Severity extends Rated {
  /** CVSS base score, 0 to 10. */
  readonly cvss?: number;
  readonly vector?: string;
  readonly others: readonly Rated[];
}

/** Distributions, by the beginning of their advisories' ids. */
const PUBLISHERS: readonly (readonly [RegExp, string])[] = [
  [/^(?:DEBIAN-|DSA-|DLA-)/, 'Debian'],
  [/^(?:UBUNTU-|USN-)/, 'Ubuntu'],
  [/^(?:ALPINE-)/, 'Alpine'],
  [/^ALSA-/, 'AlmaLinux'],
  [/^R[LX]SA-/, 'Rocky Linux'],
  [/^RHSA-/, 'Red Hat'],
  [/^(?:open)?SUSE-/, 'openSUSE'],
];

/**
 * Severity of one vulnerability in one package: the distribution's own level, else GitHub's for packages of a language,
 * else CVSS (4.0 before 3.1, 3.0 and 2.0), else unknown.
 * @param pairs the advisories that name the package
 * @param metas those advisories, and the others of the group
 */
export function severityOf(pairs: readonly Pair[], metas: readonly Meta[], isSystem: boolean): Severity {
  const rated: Rated[] = [];
  const own = new Map(metas.map((meta) => [meta.id, meta]));
  if (isSystem)
    for (const pair of pairs) {
      const level = (pair.urgency && levelOfWord(pair.urgency)) || pair.level || own.get(pair.id)?.level;
      const source = PUBLISHERS.find(([pattern]) => pattern.test(pair.id))?.[1];
      if (level && source) rated.push({ level, source });
    }
  for (const { id, level } of metas) if (level && id.startsWith('GHSA-')) rated.push({ level, source: 'GitHub' });
  const scored = bestScore(metas);
  if (scored) rated.push({ level: levelOfScore(scored.score), source: 'CVSS' });
  const first = rated[0] ?? { level: 'unknown', source: 'unknown' };
  const others = rated.filter(({ level, source }) => level !== first.level && source !== first.source);
  return {
    ...first,
    ...(scored && { cvss: scored.score, vector: scored.vector }),
    others: [...new Map(others.map((one) => [one.source, one])).values()],
  };
}

/** The score by the newest version of CVSS; of a container only when nothing else has one. */
function bestScore(metas: readonly Meta[]): { readonly score: number; readonly vector: string } | undefined {
  const scored = metas.flatMap(({ id, score, vector }) =>
    score === undefined || vector === undefined ? [] : [{ score, vector, isLast: isContainer(id) }],
  );
  scored.sort(
    (a, b) => Number(a.isLast) - Number(b.isLast) || revision(b.vector) - revision(a.vector) || b.score - a.score,
  );
  return scored[0];
}

function revision(vector: string): number {
  return Number(/^CVSS:(\d\.\d)/.exec(vector)?.[1] ?? '2');
}
