import type { FileConfig } from '../config/config.ts';
import { append } from '../core/append.ts';
import type { Finding } from '../core/finding.ts';
import type { SourceFile } from '../core/text.ts';
import type { FileResult } from './check-file.ts';
import type { VersionResult } from './check-files.ts';
import { fold } from './fold.ts';
import type { RuleRow } from './rule-row.ts';
import type { CheckedFile } from './run.ts';
import { newFindings } from './scope.ts';
import { suppress } from './suppress.ts';

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
  const settleFile = settler(options, await rulesNamedIn([now, before]));
  const findings: Finding[] = [];
  const existing = new Set<Finding>();
  for (const { file, base } of files) {
    const result = now.files.get(file.path);
    if (!result) continue;
    const config = options.configFor(file.path);
    const kept = settleFile(now, result, config);
    const old = base && before?.files.get(base.path);
    if (before && old) append(findings, marked(kept, file, settleFile(before, old, config), old.file, existing));
    else append(findings, kept);
  }
  findings.sort(byPlace);
  return { findings, existing };
}

type SettleFile = (version: VersionResult, result: FileResult, config: FileConfig) => readonly Finding[];

function settler({ today }: SettleOptions, table: readonly RuleRow[]): SettleFile {
  return ({ crossFile, remarks }, result, config) => {
    const { file, language, pragmas } = result;
    const raw = [...result.raw, ...(remarks.get(result) ?? []), ...(crossFile.get(file.path) ?? [])];
    return fold(suppress(raw, pragmas, file, language, config, today, table), config);
  };
}

/** The rule table, loaded only where an ignore of ours names rules. */
async function rulesNamedIn(versions: readonly (VersionResult | undefined)[]): Promise<readonly RuleRow[]> {
  const results = versions.flatMap((version) => [...(version?.files.values() ?? [])]);
  const isAsked = results.some(({ pragmas }) => pragmas.suppressions.some(({ own }) => own));
  return isAsked ? (await import('./rule-table.gen.ts')).ruleTable : [];
}

/** The findings of a file; those that its older version has too no longer block, and are added to `existing`. */
function marked(
  kept: readonly Finding[],
  file: SourceFile,
  old: readonly Finding[],
  base: SourceFile,
  existing: Set<Finding>,
): readonly Finding[] {
  const fresh = newFindings(kept, file.text, old, base.text);
  return kept.map((finding) => {
    if (fresh.has(finding)) return finding;
    const one = { ...finding, blocking: false };
    existing.add(one);
    return one;
  });
}

/** Order of a report: file, line, column, rule. */
export function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.start.offset - b.start.offset || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
