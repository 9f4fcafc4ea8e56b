import type { Args } from '../core/args.ts';
import { isoDay } from '../core/day.ts';
import { UsageError } from '../core/errors.ts';
import { findProduct } from '../languages/images/knowledge.ts';
import { cycleOf, supportOf } from '../languages/images/support.ts';
import { databaseAge } from '../scan/advisories/age.ts';
import type { Database } from '../scan/advisories/database.ts';
import { LEVELS, type Level } from '../scan/advisories/level.ts';
import type { Assessment } from '../scan/assessment.ts';
import type { Catalogue } from '../scan/catalogue.ts';
import { coverageOf, isChecked, TOO_OLD_DAYS } from '../scan/match/coverage.ts';
import { findIssues } from '../scan/match/match.ts';
import { type Ignore, isAtLeast, type Selection, selectIssues } from '../scan/match/select.ts';
import type { Package, Release } from '../scan/package.ts';
import type { Scan } from '../scan/scan.ts';

export const FAIL_ON = ['critical', 'high', 'medium', 'low', 'any', 'upgradable', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** The words that other commands use for their thresholds. */
export const FAIL_ON_ALIASES: ReadonlyMap<string, FailOn> = new Map<string, FailOn>([
  ['error', 'high'],
  ['warning', 'medium'],
  ['info', 'low'],
  ['style', 'any'],
]);

/** Checks the packages of an image against a database, without one none of them. */
export function assess(
  catalogue: Catalogue,
  database: Database | undefined,
  args: Args,
  { today, ignores }: { readonly today: Date; readonly ignores: readonly Ignore[] },
): Assessment {
  const withApps = args.flag('app-vulns') ?? true;
  const isExcluded = (entry: Package): boolean => !withApps && !isSystem(entry);
  const coverage = coverageOf(catalogue.packages, (key) => database?.shard(key), today, isExcluded);
  const packages = catalogue.packages.filter((entry) => !isExcluded(entry));
  const issues = database ? findIssues(packages, database) : [];
  const support = supportOfRelease(catalogue.release, today);
  const days = database && databaseAge(database.manifest, today);
  return {
    ...selectIssues(issues, selectionOf(args, ignores, isoDay(today))),
    ...(database && { database: { manifest: database.manifest, ...(days !== undefined && { days }) } }),
    coverage,
    tested: coverage.filter(isChecked).reduce((sum, row) => sum + row.packages, 0),
    ...(support && { support }),
    known: new Set(),
  };
}

function isSystem({ type }: Package): boolean {
  return type === 'deb' || type === 'apk' || type === 'rpm';
}

function selectionOf(args: Args, ignores: readonly Ignore[], today: string): Selection {
  const threshold = LEVELS.find((level) => level === args.value('severity-threshold'));
  return {
    withKernelHeaders: args.flag('include-kernel-headers') ?? false,
    withUnimportant: args.flag('include-unimportant') ?? false,
    withDisputed: args.flag('include-disputed') ?? false,
    ...(threshold && { threshold }),
    ignores,
    today,
  };
}

function supportOfRelease(release: Release | undefined, today: Date): Assessment['support'] {
  const product = release?.version === undefined ? undefined : findProduct(release.id);
  const cycle = product && release?.version !== undefined ? cycleOf(product, release.version, today) : undefined;
  if (!product || !cycle) return undefined;
  const { label, state, ends } = supportOf(product, cycle, today);
  if (state === 'ended') return { label, ended: ends ?? 'some time ago' };
  return { label, ...(ends !== undefined && { until: ends }) };
}

/** The threshold as the user wrote it. */
export function failOnOf(args: Args): FailOn {
  const word = args.value('fail-on') ?? 'high';
  const known = FAIL_ON.find((one) => one === word) ?? FAIL_ON_ALIASES.get(word);
  if (known) return known;
  throw new UsageError(`invalid value ${JSON.stringify(word)} for --fail-on`, { hint: `one of ${FAIL_ON.join(', ')}` });
}

/**
 * Exit status: 2 when nothing was checked, when packages of the system could not be read, or under `--strict-coverage`
 * when any packages were not checked or the data is too old; 1 when an issue that is not in the baseline reaches the
 * threshold; else 0.
 */
export function statusOf({ assessment, catalogue }: Scan, failOn: FailOn, isStrict: boolean): number {
  const { coverage, issues, known, tested } = assessment;
  const isIncomplete = tested === 0 || catalogue.gaps.some((gap) => gap.isSystem);
  const isUnchecked =
    catalogue.gaps.length > 0 ||
    coverage.some(
      (row) =>
        (!isChecked(row) && row.status !== 'excluded') || (isChecked(row) && (row.days ?? Infinity) > TOO_OLD_DAYS),
    );
  if (isIncomplete || (isStrict && isUnchecked)) return 2;
  const counted = issues.filter((issue) => !known.has(issue));
  if (failOn === 'never') return 0;
  if (failOn === 'any') return counted.length > 0 ? 1 : 0;
  if (failOn === 'upgradable') return counted.some(({ status }) => status === 'fixed') ? 1 : 0;
  const threshold: Level = failOn;
  return counted.some(({ severity }) => isAtLeast(severity.level, threshold)) ? 1 : 0;
}
