import type { ListedRepository } from '../collect/repository.ts';
import type { LoadedConfig } from '../config/load.ts';
import type { Args } from '../core/args.ts';
import type { Io } from '../core/io.ts';
import { describeSkipped, type Skipped } from '../core/skipped.ts';
import { VERSION } from '../core/version.ts';
import { type CheckedFile, type RunResult, run } from '../engine/run.ts';
import { byPlace } from '../engine/settle.ts';
import type { ReportInput, RuleWords } from '../report/reporters.ts';
import { type FormatRequest, writeReports } from './formats.ts';
import { relocate } from './relocate.ts';
import { milliseconds } from './stopwatch.ts';

/** What is to be checked, and how. */
export interface Subject {
  /** Paths are those of the configuration: below the top of the repository. */
  readonly files: readonly CheckedFile[];
  /** What of them was not read. */
  readonly skipped?: readonly Skipped[];
  readonly repository?: ListedRepository;
  /** The repository that the files' older versions are of, for `scope: new`. */
  readonly before?: ListedRepository;
  readonly loaded: LoadedConfig;
  readonly today: Date;
  /** For programs beside us, when the configuration asks for one; none is started without it. */
  readonly env?: Io['env'];
  readonly onFile?: (path: string, index: number, total: number) => void;
}

/** Fewer files are judged in the time that it takes to look up what was kept. */
const WORTH_KEEPING = 16;

/**
 * Runs the rules that the configuration gives each file. What was not read is in the result too, and a finding where
 * somebody else would read it.
 * @param io where the result of many files may be kept, and what prepares the JavaScript engine for them
 */
export async function judge(subject: Subject, io: Pick<Io, 'keeping' | 'tune'> = {}): Promise<RunResult> {
  const result = await judgeFiles(subject, io);
  const skipped = [...(subject.skipped ?? []), ...result.skipped];
  if (!skipped.some(({ language }) => language !== undefined)) return { ...result, skipped };
  const { uncheckedFindings } = await import('../engine/unchecked.ts');
  const languages = new Map(skipped.map(({ file, language }) => [file, language]));
  const unchecked = uncheckedFindings(skipped, (path) => subject.loaded.configFor(path, languages.get(path)));
  return { ...result, skipped, findings: [...result.findings, ...unchecked].sort(byPlace) };
}

async function judgeFiles(subject: Subject, { keeping, tune }: Pick<Io, 'keeping' | 'tune'>): Promise<RunResult> {
  const { files, repository, before, loaded, today, env, onFile } = subject;
  const languages = new Map(files.map(({ file, language }) => [file.path, language]));
  const outside = env && loaded.config.shellEngine === 'shellcheck';
  const checkScripts = outside && (await import('../tools/shellcheck.ts')).shellcheck({ env });
  const input = {
    files,
    config: loaded.config,
    configFor: (path: string) => loaded.configFor(path, languages.get(path)),
    today,
    ...(checkScripts && { checkScripts }),
    ...(onFile && { onFile }),
    ...(before && { before }),
  };
  tune?.(files.length, lengthOf(files));
  if (!repository) return run(input);
  // A commit with an older version to compare with is seldom checked twice.
  if (!keeping || before || files.length < WORTH_KEEPING) return run({ ...input, repository });
  const { runOrRecall } = await import('./results/recall.ts');
  return runOrRecall({ ...input, repository }, loaded.basis, keeping);
}

function lengthOf(files: readonly CheckedFile[]): number {
  let length = 0;
  for (const { file } of files) length += file.text.length;
  return length;
}

/** How a run is told. */
export interface Telling {
  readonly formats: readonly FormatRequest[];
  /** The working directory below the top of the repository. */
  readonly prefix: string;
  readonly notes: readonly string[];
  readonly loaded: LoadedConfig;
  readonly began: number;
  readonly staged: boolean;
  /** The hook as which Git runs us. */
  readonly hook: string | undefined;
  /** How many blocking findings are on lines that the commit does not change. */
  readonly outside?: number;
  /** The paths that the user gave, or what they default to. */
  readonly targets?: readonly string[];
  /** Written above the reports; asked when there is anything to report. */
  readonly heading?: () => string;
}

/** Writes the reports and gives the exit status. */
export async function tell(found: RunResult, how: Telling, args: Args, io: Io): Promise<number> {
  const result = await withBaseline(found, args, io);
  const { loaded, staged, hook, began, formats } = how;
  const verbose = args.flag('verbose') ?? false;
  const { findings, existing, errors, files, skipped } = relocate(result, how.prefix);
  const told = new Set(findings.filter(({ rule }) => rule === 'PLM003').map(({ file }) => file));
  const unread = skipped.filter(({ file, whole }) => !whole || !told.has(file));
  const notes = [...loaded.notes, ...how.notes, ...unread.map(describeSkipped)];
  if (verbose) {
    const sources = loaded.config.sources.join(', ') || 'none, the defaults';
    io.stderr.write(`plimsoll: configuration: ${sources}\n`);
  }
  const status = statusOf(result);
  if (isNothing(result, how, notes)) return status;
  if (how.heading) (isForPeople(formats) ? io.stdout : io.stderr).write(how.heading());
  const input: ReportInput = {
    findings,
    existing,
    errors,
    files,
    notes,
    skipped,
    milliseconds: milliseconds() - began,
    staged,
    hook,
    failOn: loaded.config.failOn,
    failed: status !== 0,
    quiet: args.flag('quiet') ?? loaded.config.quiet,
    verbose,
    debug: args.flag('debug') ?? false,
    version: VERSION,
    ...(how.outside !== undefined && { outside: how.outside }),
    ...(how.targets && { targets: how.targets }),
    ...(findings.length > 0 &&
      (verbose || formats.some(({ name }) => name === 'sarif')) && { rules: await wordsOf(io.packageRoot) }),
  };
  await writeReports(input, formats, args, io);
  return status;
}

async function withBaseline(found: RunResult, args: Args, io: Io): Promise<RunResult> {
  if (args.value('baseline') === undefined && args.value('write-baseline') === undefined) return found;
  return (await import('./baseline.ts')).applyBaseline(found, args, io);
}

/** 2 when something could not be checked, 1 when something stops a commit. */
function statusOf({ errors, findings }: RunResult): number {
  if (errors.length > 0) return 2;
  return findings.some(({ blocking }) => blocking) ? 1 : 0;
}

/** Whether standard output is read by people. */
export function isForPeople(formats: readonly FormatRequest[]): boolean {
  return formats.some(({ name, file }) => name === 'human' && file === undefined);
}

/** A hook with nothing to say says nothing, and loads no report for it. */
function isNothing({ findings, errors }: RunResult, { hook, formats }: Telling, notes: readonly string[]): boolean {
  const quiet = hook !== undefined && findings.length === 0 && errors.length === 0 && notes.length === 0;
  return quiet && formats.every(({ name, file }) => name === 'human' && file === undefined);
}

async function wordsOf(packageRoot: string): Promise<ReadonlyMap<string, RuleWords>> {
  const { loadRuleDocs } = await import('./rule-docs.ts');
  const all = await loadRuleDocs(packageRoot);
  return new Map(
    all.map(({ id, title, severity, docs: { what, why, instead } }) => [id, { title, severity, what, why, instead }]),
  );
}
