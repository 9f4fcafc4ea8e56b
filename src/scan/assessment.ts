import type { Manifest } from './advisories/compile.ts';
import type { Level } from './advisories/level.ts';
import type { Coverage } from './match/coverage.ts';
import type { Issue } from './match/issue.ts';
import type { Selected } from './match/select.ts';

/** What was found out about the packages of an image. */
export interface Assessment extends Selected {
  /** Absent: there is no database, and nothing was checked. */
  readonly database?: { readonly manifest: Manifest; readonly days?: number };
  readonly coverage: readonly Coverage[];
  /** Packages that were compared with advisories. */
  readonly tested: number;
  /** Support of the distribution's release. */
  readonly support?: { readonly label: string; readonly ended?: string; readonly until?: string };
  /** Issues that a baseline has; they are in `issues` too. */
  readonly known: ReadonlySet<Issue>;
}

export interface Counts {
  readonly issues: number;
  /** Distinct vulnerabilities. */
  readonly vulnerabilities: number;
  readonly byLevel: ReadonlyMap<Level, number>;
  readonly fixable: number;
}

export function countIssues(issues: readonly Issue[]): Counts {
  const byLevel = new Map<Level, number>();
  for (const { severity } of issues) byLevel.set(severity.level, (byLevel.get(severity.level) ?? 0) + 1);
  return {
    issues: issues.length,
    vulnerabilities: new Set(issues.map(({ id }) => id)).size,
    byLevel,
    fixable: issues.filter(({ status }) => status === 'fixed').length,
  };
}
