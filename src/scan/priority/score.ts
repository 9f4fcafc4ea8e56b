import type { Level } from '../advisories/level.ts';

/** The version of this formula, as reports state it. */
export const SCORE_VERSION = 1;

/** What the score of an issue is made of. */
export interface Facts {
  readonly level: Level;
  /** CVSS base score, 0 to 10. */
  readonly cvss?: number;
  /** The vulnerability can be reached over a network (`AV:N`). */
  readonly isRemote: boolean;
  readonly isKnownExploited: boolean;
  /** Probability of exploitation within 30 days, 0 to 1. */
  readonly epss?: number;
  /** `weapon`: part of an exploit kit or exploit-db. `link`: a proof of concept is linked. */
  readonly exploit?: 'weapon' | 'link';
  /** How a fix can be had. */
  readonly fix: 'minor' | 'base' | 'major' | 'none';
  /** A dependency of the application, or added in a layer above the base. */
  readonly isOwn: boolean;
  /** Headers, documentation or a build tool. */
  readonly isBuildOnly: boolean;
}

export type Bucket = 'act' | 'attend' | 'track' | 'later';

/** The score of an issue, 0 to 1000, and its four addends. */
export interface Score {
  readonly total: number;
  /** Severity, 0 to 400. */
  readonly s: number;
  /** Exploitation, 0 to 350. */
  readonly e: number;
  /** Fix, 0 to 150. */
  readonly f: number;
  /** Place, 0 to 100. */
  readonly p: number;
  readonly bucket: Bucket;
}

const WITHOUT_CVSS: Readonly<Record<Level, number>> = {
  critical: 380,
  high: 320,
  medium: 220,
  low: 100,
  negligible: 20,
  unknown: 160,
};
const FIX: Readonly<Record<Facts['fix'], number>> = { minor: 150, base: 120, major: 70, none: 0 };
const EXPLOIT = { weapon: 200, link: 120 } as const;

/** The priority of an issue; docs/scan.md explains the parts. */
export function scoreOf(facts: Facts): Score {
  const s = facts.cvss === undefined ? WITHOUT_CVSS[facts.level] : Math.round(40 * facts.cvss);
  const e = facts.isKnownExploited ? 350 : Math.max(epssPart(facts.epss), facts.exploit ? EXPLOIT[facts.exploit] : 0);
  const f = FIX[facts.fix];
  const p = (facts.isOwn ? 60 : 20) + (facts.isRemote ? 20 : 0) + (facts.isBuildOnly ? 0 : 20);
  const total = s + e + f + p;
  return { total, s, e, f, p, bucket: bucketOf(total, facts) };
}

function epssPart(epss: number | undefined): number {
  if (epss === undefined || epss <= 0) return 0;
  return Math.round(330 * Math.min(1, Math.max(0, (Math.log10(epss) + 3) / 3)));
}

function bucketOf(total: number, { isKnownExploited, fix }: Facts): Bucket {
  if (total >= 800 || (isKnownExploited && fix !== 'none')) return 'act';
  if (total >= 600) return 'attend';
  return total >= 400 ? 'track' : 'later';
}

/** Whether a package serves building only, by its name. */
export function isBuildOnly(name: string): boolean {
  return /-(?:dev|devel|doc|docs|headers)$|^(?:linux-libc-dev|kernel-headers|gcc|g\+\+|cpp|make|binutils|build-essential)(?:-|$)/.test(
    name,
  );
}
