import type { Config, FileConfig } from '../config/config.ts';
import { append } from '../core/append.ts';
import type { LanguageId } from '../core/document.ts';
import type { Finding } from '../core/finding.ts';
import type { Repository } from '../core/project.ts';
import type { CheckScripts } from '../core/scripts.ts';
import type { Skipped } from '../core/skipped.ts';
import type { SourceFile } from '../core/text.ts';
import { checkVersion, type Version, type VersionResult } from './check-files.ts';
import { isLarge, sizeOf } from './extent.ts';
import type { RunError } from './failure.ts';
import { type Plan, plan } from './plan.ts';
import { placeOf } from './raw-finding.ts';
import { settle } from './settle.ts';

/** A file with the language that it is read as. */
export interface CheckedFile {
  readonly file: SourceFile;
  readonly language: LanguageId;
  /** The older version of the same file, for `scope: new`. */
  readonly base?: SourceFile;
}

export interface RunInput {
  readonly files: readonly CheckedFile[];
  readonly config: Config;
  /** Configuration of one file; `config` itself where no override matches. */
  readonly configFor?: (path: string) => FileConfig;
  readonly today: Date;
  /** Absent: cross-file rules that ask about other files are silent. */
  readonly repository?: Repository;
  /** The repository that the older versions of the files are of; absent: cross-file findings all count as new. */
  readonly before?: Repository;
  /** Another program's word on all scripts, beside our rules. */
  readonly checkScripts?: CheckScripts;
  /** Of longer files what stands in them is judged, or nothing. */
  readonly maxLines?: number;
  /** Called before each file, for progress. */
  readonly onFile?: (path: string, index: number, total: number) => void;
}

export interface RunResult {
  /** Sorted by file, line, column, rule. */
  readonly findings: readonly Finding[];
  /** Those that `scope: new` found in the older version too. */
  readonly existing: ReadonlySet<Finding>;
  readonly errors: readonly RunError[];
  /** What was not checked, or only in part. */
  readonly skipped: readonly Skipped[];
  /** The checked files by path, for code frames. */
  readonly files: ReadonlyMap<string, SourceFile>;
}

/** Checks files. Pure but for `input.repository`: the same input gives the same findings. */
export async function run(input: RunInput): Promise<RunResult> {
  const { files, config, today, repository, checkScripts, maxLines } = input;
  const errors: RunError[] = [];
  const configFor = input.configFor ?? (() => config);
  let count = 0;
  const version: Version = {
    plan: plan(files, ({ file, language }) => isLarge(file, language, maxLines), checkScripts !== undefined),
    config,
    configFor,
    today,
    repository,
    crossFile: true,
    checkScripts,
    errors,
    onFile: (path) => input.onFile?.(path, count++, files.length),
  };
  const now = await checkVersion(version);
  const before = config.scope === 'new' ? await checkOlder(version, now, input) : undefined;
  const { complete, skipped } = separate({ plan: version.plan, maxLines }, files, now, before);
  const { findings, existing } = await settle(complete, now, before, { configFor, today });
  return { findings, existing, errors, skipped, files: new Map(complete.map(({ file }) => [file.path, file])) };
}

/**
 * Checks the older versions of the files in the repository that they are of; what fails there is of no interest. The
 * cross-file rules run only where they report something now that may be old.
 */
async function checkOlder(now: Version, found: VersionResult, { files, before }: RunInput): Promise<VersionResult> {
  const newer = new Map<CheckedFile, CheckedFile>();
  for (const one of files) if (one.base) newer.set({ file: one.base, language: one.language }, one);
  const paths = new Map([...newer].map(([{ file }, one]) => [file.path, one.file.path]));
  const large = new Set(now.plan.large);
  // Each is checked as thoroughly as what it is compared with.
  const isLargeNow = (older: CheckedFile): boolean => large.has(newer.get(older) ?? older);
  return checkVersion({
    ...now,
    repository: before ?? now.repository,
    plan: plan([...newer.keys()], isLargeNow, now.checkScripts !== undefined),
    configFor: (path) => now.configFor(paths.get(path) ?? path),
    crossFile: before !== undefined && files.some(({ file, base }) => base && found.crossFile.has(file.path)),
    errors: [],
    onFile: () => undefined,
  });
}

/** The files of which something was checked, and what was left out of them or of others. */
function separate(
  { plan: { large }, maxLines }: { readonly plan: Plan; readonly maxLines: number | undefined },
  files: readonly CheckedFile[],
  now: VersionResult,
  before: VersionResult | undefined,
): { readonly complete: readonly CheckedFile[]; readonly skipped: readonly Skipped[] } {
  const skipped: Skipped[] = [];
  const largePaths = new Set(large.map(({ file }) => file.path));
  for (const [path, result] of now.files) if (!largePaths.has(path)) append(skipped, result.skipped);
  const left = new Set<CheckedFile>();
  for (const one of large) {
    const size = sizeOf(one.file, one.language, maxLines);
    const result = now.files.get(one.file.path);
    // Without the older version it is unknown what is new in it.
    const isComparable = !before || (one.base !== undefined && before.files.has(one.base.path));
    if (result && isComparable)
      for (const part of result.skipped) skipped.push({ ...part, reason: `${size}: ${part.reason}` });
    else {
      const { language } = one;
      skipped.push({ ...placeOf(one.file), reason: `${size}: it is too large`, whole: true, language });
      left.add(one);
    }
  }
  return { complete: files.filter((one) => !left.has(one)), skipped };
}
