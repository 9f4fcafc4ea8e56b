import type { FileConfig } from '../config/config.ts';
import { append } from '../core/append.ts';
import type { Finding } from '../core/finding.ts';
import type { SourceFile } from '../core/text.ts';
import type { FileResult } from './check-file.ts';
import type { VersionResult } from './check-files.ts';
import { fold } from './fold.ts';
import type { RawFinding } from './raw-finding.ts';
import type { RuleRow } from './rule-row.ts';
import type { CheckedFile } from './run.ts';
import { newFindings } from './scope.ts';
import { type Kept, suppress } from './suppress.ts';

/** What remains of a run's findings. */
export interface Settled {
  /** Sorted by file, line, column, rule. */
  readonly findings: readonly Finding[];
  /** Those of them that the older version has too; they do not block. */
  readonly existing: ReadonlySet<Finding>;
}

export interface SettleOptions {
  readonly configFor: (path: string) => FileConfig;
  readonly today: Date;
}

/**
 * Applies ignores, folds findings of one cause into one, separates new findings from old ones, and sorts the rest.
 * @param before the older version of the files, for `scope: new`
 */
export async function settle(
  files: readonly CheckedFile[],
  now: VersionResult,
  before: VersionResult | undefined,
  options: SettleOptions,
): Promise<Settled> {
  const table = await rulesNamedIn([now, before]);
  const keep = (version: VersionResult, result: FileResult, config: FileConfig): Kept => {
    const { file, language, pragmas } = result;
    return suppress(rawOf(version, result), { file, language, pragmas, config, today: options.today, table });
  };
  const findings: Finding[] = [];
  const existing = new Set<Finding>();
  for (const { file, base } of files) {
    const result = now.files.get(file.path);
    if (!result) continue;
    const config = options.configFor(file.path);
    const kept = keep(now, result, config);
    const old = base && before?.files.get(base.path);
    if (before && old) append(findings, separated(kept, file, keep(before, old, config), old.file, existing));
    else append(findings, [...fold(kept.found), ...kept.remarks]);
  }
  findings.sort(byPlace);
  return { findings, existing };
}

/** All that is reported about a file of one version. */
function rawOf({ crossFile, remarks }: VersionResult, result: FileResult): readonly RawFinding[] {
  return [...result.raw, ...(remarks.get(result) ?? []), ...(crossFile.get(result.file.path) ?? [])];
}

/** The rule table, loaded only where an ignore of ours names rules. */
async function rulesNamedIn(versions: readonly (VersionResult | undefined)[]): Promise<readonly RuleRow[]> {
  const results = versions.flatMap((version) => [...(version?.files.values() ?? [])]);
  const isAsked = results.some(({ pragmas }) => pragmas.suppressions.some(({ own }) => own));
  return isAsked ? (await import('./rule-table.gen.ts')).ruleTable : [];
}

/**
 * The findings of a file; those that its older version has too no longer block, and are added to `existing`. They are
 * compared before they are folded: what another one covered was there, and what is new is not covered by what is old.
 */
function separated(
  kept: Kept,
  file: SourceFile,
  before: Kept,
  base: SourceFile,
  existing: Set<Finding>,
): readonly Finding[] {
  const fresh = newFindings(findingsIn(kept), file.text, findingsIn(before), base.text);
  const isFresh = ({ finding }: RawFinding): boolean => fresh.has(finding);
  const old = [...fold(kept.found.filter((one) => !isFresh(one))), ...kept.remarks.filter((one) => !fresh.has(one))];
  const quiet = old.map((finding) => ({ ...finding, blocking: false }));
  for (const finding of quiet) existing.add(finding);
  return [...fold(kept.found.filter(isFresh)), ...kept.remarks.filter((one) => fresh.has(one)), ...quiet];
}

function findingsIn({ found, remarks }: Kept): readonly Finding[] {
  return [...found.map(({ finding }) => finding), ...remarks];
}

/** Order of a report: file, line, column, rule. */
export function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.start.offset - b.start.offset || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
