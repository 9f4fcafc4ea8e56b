import type { Config, FileConfig } from '../config/config.ts';
import type { Document, Language, LanguageId } from '../core/document.ts';
import { messageOf } from '../core/errors.ts';
import type { Finding } from '../core/finding.ts';
import type { Project, Repository, RepositoryEntry } from '../core/project.ts';
import type { Rule } from '../core/rule.ts';
import type { CheckScripts } from '../core/scripts.ts';
import { LineIndex, type SourceFile } from '../core/text.ts';
import { OtherFiles } from './other-files.ts';
import { type Pragmas, readPragmas } from './pragmas.ts';
import { type RawFinding, toRaw } from './raw-finding.ts';
import { loadLanguage, loadProjectRules } from './registry.ts';
import { describeFailure, type Part, remarksOn } from './remarks.ts';
import { RuleIndex } from './rule-index.ts';
import { newFindings } from './scope.ts';
import { selectRules } from './select.ts';
import { suppress } from './suppress.ts';

/** A file with the language that it is read as. */
export interface CheckedFile {
  readonly file: SourceFile;
  readonly language: LanguageId;
  /** The older version of the same file, for `scope: new`. */
  readonly base?: SourceFile;
}

/** Something that kept a file or a rule from being checked; exit status 2. */
export interface RunError {
  readonly message: string;
  readonly file?: string;
  readonly rule?: string;
  readonly stack?: string;
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
  /** Called before each file, for progress. */
  readonly onFile?: (path: string, index: number, total: number) => void;
}

export interface RunResult {
  /** Sorted by file, line, column, rule. */
  readonly findings: readonly Finding[];
  /** Those that `scope: new` found in the older version too. */
  readonly existing: ReadonlySet<Finding>;
  readonly errors: readonly RunError[];
  /** What was left out, in sentences. */
  readonly notes: readonly string[];
  /** The checked files by path, for code frames. */
  readonly files: ReadonlyMap<string, SourceFile>;
}

interface Judged extends Part {
  readonly pragmas: Pragmas;
}

/** No person writes files of this length, and nobody waits for them at a commit. */
const MAX_LINES = 50_000;

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** Checks files. Pure but for `input.repository`: the same input gives the same findings. */
export async function run(input: RunInput): Promise<RunResult> {
  const errors: RunError[] = [];
  const files = new Map(input.files.map(({ file }) => [file.path, file]));
  const judged = new Map<string, Judged>();
  const existing = new Set<Finding>();
  const configFor = input.configFor ?? (() => input.config);

  const notes: string[] = [];
  const checkedFiles = input.files.filter(({ file }) => {
    const lines = countLines(file.text);
    if (lines <= MAX_LINES) return true;
    notes.push(`${file.path} has ${lines} lines: files of more than ${MAX_LINES} are not checked`);
    return false;
  });

  let index = 0;
  for (const checked of checkedFiles) {
    input.onFile?.(checked.file.path, index++, checkedFiles.length);
    judged.set(
      checked.file.path,
      await judge(checked.file, checked.language, configFor(checked.file.path), input.today, errors),
    );
  }
  const older = new Map<string, Judged>();
  if (input.config.scope === 'new')
    for (const { file, base, language } of checkedFiles)
      if (base) older.set(file.path, await judge(base, language, configFor(file.path), input.today, []));
  const remarks = input.checkScripts
    ? await remarksOn([...judged.values(), ...older.values()], input.checkScripts).catch((error: unknown) => {
        errors.push({ message: describeFailure(error) });
        return undefined;
      })
    : undefined;
  const crossFile = await judgeProject(input, judged, configFor, errors);

  const ignoring = [...judged.values()].some(({ pragmas }) => pragmas.suppressions.some(({ own }) => own));
  const table = ignoring ? (await import('./rule-table.gen.ts')).ruleTable : [];
  const findings: Finding[] = [];
  for (const { file, language, base } of checkedFiles) {
    const own = judged.get(file.path);
    if (!own) continue;
    const config = configFor(file.path);
    const raw = [...own.raw, ...(remarks?.get(own) ?? []), ...(crossFile.get(file.path) ?? [])];
    let kept = suppress(raw, own.pragmas, file, language, config, input.today, table);
    const before = older.get(file.path);
    if (base && before) {
      const rawBefore = [...before.raw, ...(remarks?.get(before) ?? [])];
      const seen = suppress(rawBefore, before.pragmas, base, language, config, input.today, table);
      const fresh = newFindings(kept, file.text, seen, base.text);
      kept = kept.map((finding) => {
        if (fresh.has(finding)) return finding;
        const old = { ...finding, blocking: false };
        existing.add(old);
        return old;
      });
    }
    findings.push(...kept);
  }
  findings.sort(byPlace);
  return { findings, existing, errors, notes, files };
}

/** Order of a report: file, line, column, rule. */
export function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.start.offset - b.start.offset || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

const selections = new WeakMap<FileConfig, WeakMap<readonly Rule[], RuleIndex>>();

/** Selecting is the same for every file of one configuration; asked once. */
function selectedFor(rules: readonly Rule[], config: FileConfig): RuleIndex {
  let byRules = selections.get(config);
  if (!byRules) {
    byRules = new WeakMap();
    selections.set(config, byRules);
  }
  let index = byRules.get(rules);
  if (!index) {
    index = new RuleIndex(selectRules(rules, config));
    byRules.set(rules, index);
  }
  return index;
}

async function judge(
  file: SourceFile,
  id: LanguageId,
  config: FileConfig,
  today: Date,
  errors: RunError[],
): Promise<Judged> {
  const lines = new LineIndex(file.text);
  const raw: RawFinding[] = [];
  const documents: Document[] = [];
  const module = await loadLanguage(id);
  const parsed = parse(module.language, file, errors);
  const doc = (parsed && (await module.language.complete?.(parsed))) ?? parsed;
  if (doc) {
    documents.push(doc);
    try {
      documents.push(...((await module.language.embeds?.(doc)) ?? []));
    } catch (error) {
      errors.push(failure(error, file.path));
    }
  }
  for (const document of documents) {
    const { rules } = document.kind === id ? module : await loadLanguage(document.kind);
    for (const selected of selectedFor(rules, config).rulesFor(document)) {
      try {
        const facts = { settings: config.settings, today, profile: selected.profile };
        for (const report of selected.rule.check(document, facts)) {
          raw.push(toRaw(report, selected, document, id, lines, config));
        }
      } catch (error) {
        errors.push(failure(error, file.path, selected.rule.id));
      }
    }
  }
  return {
    file,
    language: id,
    config,
    documents,
    raw,
    pragmas: readPragmas(documents, { start: 0, end: file.text.length }),
  };
}

function parse(language: Language, file: SourceFile, errors: RunError[]): Document | undefined {
  try {
    return language.parse(file);
  } catch (error) {
    errors.push(failure(error, file.path));
    return undefined;
  }
}

function failure(error: unknown, file: string, rule?: string): RunError {
  const where = rule ? `rule ${rule} failed` : 'reading the file failed';
  const stack = error instanceof Error ? error.stack : undefined;
  return { message: `${where}: ${messageOf(error)}`, file, ...(rule && { rule }), ...(stack && { stack }) };
}

async function judgeProject(
  input: RunInput,
  judged: ReadonlyMap<string, Judged>,
  configFor: (path: string) => FileConfig,
  errors: RunError[],
): Promise<Map<string, RawFinding[]>> {
  const byFile = new Map<string, RawFinding[]>();
  if (!input.repository || judged.size === 0) return byFile;
  const documents = [...judged.values()].flatMap((one) => one.documents);
  const rules = await loadProjectRules(documents);
  const selected = selectRules(rules, input.config).filter(({ rule }) => rule.applies(documents));
  if (selected.length === 0) return byFile;

  const entries = new Map<string, RepositoryEntry>((await input.repository.list()).map((entry) => [entry.path, entry]));
  const texts = new Map(input.files.map(({ file }) => [file.path, file.text]));
  const others = new OtherFiles();
  const project: Project = { documents, entries, text: (path) => texts.get(path), parse: others.parse };
  const wanted = new Set<string>();
  for (const { rule } of selected) {
    for (const path of await others.ask(() => [...(rule.wants?.(project) ?? [])])) wanted.add(path);
  }
  const missing = [...wanted].filter((path) => !texts.has(path) && entries.has(path));
  if (missing.length > 0) for (const [path, text] of await input.repository.read(missing)) texts.set(path, text);

  const indexes = new Map<string, LineIndex>();
  const linesOf = (path: string): LineIndex => {
    const lines = indexes.get(path) ?? new LineIndex(texts.get(path) ?? '');
    indexes.set(path, lines);
    return lines;
  };
  for (const one of selected) {
    try {
      const facts = { settings: input.config.settings, today: input.today, profile: one.profile };
      for (const report of await others.ask(() => [...one.rule.checkAll(project, facts)])) {
        const config = configFor(report.file);
        const own = selectRules([one.rule], config)[0];
        if (!own) continue;
        const language = documents.find((doc) => doc.file.path === report.file)?.kind ?? 'project';
        const raw = toRaw(report, own, undefined, language, linesOf(report.file), config);
        const related = (report.related ?? []).map((place) => {
          const lines = linesOf(place.file ?? report.file);
          return {
            file: place.file ?? report.file,
            start: lines.position(place.at.start),
            end: lines.position(place.at.end),
            message: place.message,
          };
        });
        const list = byFile.get(report.file) ?? [];
        list.push({ ...raw, finding: { ...raw.finding, related } });
        byFile.set(report.file, list);
      }
    } catch (error) {
      errors.push(failure(error, '', one.rule.id));
    }
  }
  return byFile;
}
