import type { Exploit } from '../advisories/database.ts';
import type { Package } from '../package.ts';
import type { Score } from '../priority/score.ts';
import type { Severity } from './severity.ts';

/**
 * `fixed`: a newer version of the package has the fix. `affected`: there is no fix yet. `end-of-life`: the distribution
 * no longer cares for the package. `needs-subscription`: only paying customers get the fix (Ubuntu Pro).
 */
export type Status = 'fixed' | 'affected' | 'end-of-life' | 'needs-subscription';

export interface Fix {
  /** `upgrade`: by the package manager of the distribution. `bump`: of a dependency. `wait`: nothing to be done yet. */
  readonly kind: 'upgrade' | 'bump' | 'wait' | 'subscribe';
  /** What to do, in one line; holds text from the image, not escaped. */
  readonly text: string;
}

/** One vulnerability in one version of a source package. */
export interface Issue {
  /** The CVE, else GitHub's id, else the advisory's. */
  readonly id: string;
  readonly aliases: readonly string[];
  /** Advisories that name the package. */
  readonly advisories: readonly string[];
  readonly title: string;
  /** Empty when unknown. */
  readonly published: string;
  readonly weaknesses: readonly string[];
  readonly severity: Severity;
  /** Name and version of the source package where the distribution has one. */
  readonly name: string;
  readonly version: string;
  /** The installed packages that it is about; never empty. */
  readonly packages: readonly [Package, ...Package[]];
  readonly ecosystem: string;
  readonly status: Status;
  /** The lowest version with the fix. */
  readonly fixed?: string;
  /** The lowest version found that removes every fixable issue of the package. */
  readonly target?: string;
  readonly exploit: Exploit;
  readonly fix: Fix;
  readonly score: Score;
  /** Index of the layer that brought the package. */
  readonly layer?: number;
}
