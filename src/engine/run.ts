import type { Config, FileConfig } from '../config/config.ts';
import { append } from '../core/append.ts';
import type { Document, LanguageId, Surroundings } from '../core/document.ts';
import type { Finding } from '../core/finding.ts';
import type { Repository } from '../core/project.ts';
import type { CheckScripts } from '../core/scripts.ts';
import type { Skipped } from '../core/skipped.ts';
import type { SourceFile } from '../core/text.ts';
import type { Again } from './again.ts';
import { CrossFile } from './cross-file.ts';
import { isLarge, sizeOf } from './extent.ts';
import type { RunError } from './failure.ts';
import { fold } from './fold.ts';
import type { Journal } from './journal.ts';
import { type Judged, judge, judgeLarge, placeOf } from './judge.ts';
import { PORTION, portionsOf } from './portions.ts';
import { describeFailure, remarksOn } from './remarks.ts';
import { newFindings } from './scope.ts';
import { suppress } from './suppress.ts';

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
  /** Another program's word on all scripts, beside our rules. */
  readonly checkScripts?: CheckScripts;
  /** Of longer files what stands in them is judged, or nothing. */
  readonly maxLines?: number;
  /** Judge only this of many files; what it says about others is of no use. */
  readonly again?: Again;
  /** Notes how it goes. */
  readonly journal?: Journal;
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

const NONE: readonly never[] = [];

/** Checks files. Pure but for `input.repository`: the same input gives the same findings. */
export async function run(input: RunInput): Promise<RunResult> {
  const errors: RunError[] = [];
  const files = new Map(input.files.map(({ file }) => [file.path, file]));
  const judged = new Map<string, Judged>();
  const existing = new Set<Finding>();
  const configFor = input.configFor ?? (() => input.config);

  const skipped: Skipped[] = [];
  const usual: CheckedFile[] = [];
  const large: CheckedFile[] = [];
  for (const checked of input.files)
    (isLarge(checked.file, checked.language, input.maxLines) ? large : usual).push(checked);

  const arounds = new Map<LanguageId, Around>();
  const aroundOf = (language: LanguageId): Around => {
    const around = arounds.get(language) ?? new Around(language, usual, input);
    arounds.set(language, around);
    return around;
  };
  const { again, journal, today, repository } = input;
  const isFew = usual.length <= PORTION || input.checkScripts !== undefined;
  const crossFile = repository && new CrossFile({ ...input, sources: files, configFor, repository, errors });
  let index = 0;
  const readBefore: string[] = [];
  for (const [number, portion] of (isFew ? [usual] : portionsOf(usual)).entries()) {
    if (again?.portions.has(number) === false) {
      append(readBefore, again.course.reads[number] ?? []);
      continue;
    }
    await crossFile?.readAgain(readBefore.splice(0));
    journal?.begin(number, portion);
    const some: Judged[] = [];
    for (const { file, language } of portion) {
      input.onFile?.(file.path, index++, input.files.length);
      some.push(await judge(file, language, configFor(file.path), today, errors, aroundOf(language)));
    }
    for (const one of some) {
      judged.set(one.file.path, one);
      append(skipped, one.skipped);
    }
    if (isFew) continue;
    await crossFile?.judgeSome(mainOf(some));
    for (const one of some) one.documents = NONE;
  }
  const older = new Map<string, Judged>();
  const isNew = input.config.scope === 'new';
  for (const { file, base, language } of isNew ? usual : [])
    if (base) older.set(file.path, await judge(base, language, configFor(file.path), today, [], aroundOf(language)));
  const remarks = input.checkScripts
    ? await remarksOn([...judged.values(), ...older.values()], input.checkScripts).catch((error: unknown) => {
        errors.push({ message: describeFailure(error) });
        return undefined;
      })
    : undefined;
  journal?.end();
  if (isFew) await crossFile?.judgeAll(mainOf([...judged.values()]));
  else if (!again) await crossFile?.finish();
  for (const { file, base, language } of large) {
    if (again) {
      // With what was skipped nobody judges some files alone.
      skipped.push({ ...placeOf(file), reason: sizeOf(file, language, input.maxLines) });
      continue;
    }
    input.onFile?.(file.path, index++, input.files.length);
    const judgeIt = (one: SourceFile, failures: RunError[]) =>
      judgeLarge(one, language, configFor(file.path), today, failures, aroundOf(language));
    const own = await judgeIt(file, errors);
    // Without the older version nobody can tell what is new in it.
    const before = isNew && own && base ? await judgeIt(base, []) : undefined;
    const size = sizeOf(file, language, input.maxLines);
    if (!own || (isNew && !before)) {
      skipped.push({ ...placeOf(file), reason: `${size}: it is too large`, whole: true, language });
      files.delete(file.path);
      continue;
    }
    judged.set(file.path, own);
    if (before) older.set(file.path, before);
    for (const one of own.skipped) skipped.push({ ...one, reason: `${size}: ${one.reason}` });
  }

  const ignoring = [...judged.values()].some(({ pragmas }) => pragmas.suppressions.some(({ own }) => own));
  const table = ignoring ? (await import('./rule-table.gen.ts')).ruleTable : [];
  const findings: Finding[] = [];
  for (const { file, language, base } of input.files) {
    const own = judged.get(file.path);
    if (!own) continue;
    const config = configFor(file.path);
    const raw = [...own.raw, ...(remarks?.get(own) ?? []), ...(crossFile?.found.get(file.path) ?? [])];
    let kept = fold(suppress(raw, own.pragmas, file, language, config, input.today, table), config);
    const before = older.get(file.path);
    if (base && before) {
      const rawBefore = [...before.raw, ...(remarks?.get(before) ?? [])];
      const seen = fold(suppress(rawBefore, before.pragmas, base, language, config, input.today, table), config);
      const fresh = newFindings(kept, file.text, seen, base.text);
      kept = kept.map((finding) => {
        if (fresh.has(finding)) return finding;
        const old = { ...finding, blocking: false };
        existing.add(old);
        return old;
      });
    }
    append(findings, kept);
  }
  findings.sort(byPlace);
  return { findings, existing, errors, skipped, files };
}

/** What stands around the files of one language: the others of it, and the repository. */
class Around implements Surroundings {
  private readonly language: LanguageId;
  private readonly own: readonly SourceFile[];
  private readonly input: RunInput;

  constructor(language: LanguageId, files: readonly CheckedFile[], input: RunInput) {
    this.language = language;
    this.own = files.filter((one) => one.language === language).map(({ file }) => file);
    this.input = input;
  }

  get files(): readonly SourceFile[] {
    this.input.journal?.look(this.language);
    return this.own;
  }

  get repository(): Repository | undefined {
    this.input.journal?.look(this.language);
    return this.input.repository;
  }

  get ownRepository(): Repository | undefined {
    const { journal, repository } = this.input;
    return (
      repository && {
        list: () => repository.list(),
        read: (paths) => {
          for (const path of paths) journal?.share(path);
          return repository.read(paths);
        },
      }
    );
  }
}

/** The documents of whole files; what is embedded in one is no matter of cross-file rules. */
function mainOf(judged: readonly Judged[]): readonly Document[] {
  return judged.flatMap(({ documents }) => documents.slice(0, 1));
}

/** Order of a report: file, line, column, rule. */
export function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.start.offset - b.start.offset || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
