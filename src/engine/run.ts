import type { Config, FileConfig } from '../config/config.ts';
import { append } from '../core/append.ts';
import type { Document, Language, LanguageId, Surroundings } from '../core/document.ts';
import type { Finding } from '../core/finding.ts';
import type { Repository } from '../core/project.ts';
import type { CheckScripts } from '../core/scripts.ts';
import { countLines, LineIndex, type SourceFile } from '../core/text.ts';
import { CrossFile } from './cross-file.ts';
import { failure, type RunError } from './failure.ts';
import { fold } from './fold.ts';
import { type Pragmas, readPragmas } from './pragmas.ts';
import { type RawFinding, toRaw } from './raw-finding.ts';
import { loadLanguage } from './registry.ts';
import { describeFailure, type Part, remarksOn } from './remarks.ts';
import { RuleIndex, type Rules } from './rule-index.ts';
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
  /** Longer files are left out; the benchmark, which looks at how the time grows, leaves out none. */
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
  /** What was left out, in sentences. */
  readonly notes: readonly string[];
  /** The checked files by path, for code frames. */
  readonly files: ReadonlyMap<string, SourceFile>;
}

interface Judged extends Part {
  /** Let go once the cross-file rules were asked about them. */
  documents: readonly Document[];
  readonly pragmas: Pragmas;
  /** What of it was not judged, in sentences. */
  readonly notes: readonly string[];
}

/** No person writes files of this length, and nobody waits for them at a commit. */
const MAX_LINES = 50_000;

/** Checks files. Pure but for `input.repository`: the same input gives the same findings. */
export async function run(input: RunInput): Promise<RunResult> {
  const errors: RunError[] = [];
  const files = new Map(input.files.map(({ file }) => [file.path, file]));
  const judged = new Map<string, Judged>();
  const existing = new Set<Finding>();
  const configFor = input.configFor ?? (() => input.config);

  const notes: string[] = [];
  const maxLines = input.maxLines ?? MAX_LINES;
  const checkedFiles = input.files.filter(({ file }) => {
    const lines = countLines(file.text);
    if (lines <= maxLines) return true;
    notes.push(`${file.path} has ${lines} lines: files of more than ${maxLines} are not checked`);
    files.delete(file.path);
    return false;
  });

  const around = { files: checkedFiles.map(({ file }) => file), repository: input.repository };
  const portions = new Portions(input, checkedFiles, configFor, errors);
  let index = 0;
  for (const checked of portions.ordered) {
    const { file, language } = checked;
    input.onFile?.(file.path, index++, checkedFiles.length);
    const one = await judge(file, language, configFor(file.path), input.today, errors, around);
    judged.set(file.path, one);
    append(notes, one.notes);
    await portions.add(one);
  }
  const older = new Map<string, Judged>();
  if (input.config.scope === 'new')
    for (const { file, base, language } of checkedFiles)
      if (base) older.set(file.path, await judge(base, language, configFor(file.path), input.today, [], around));
  const remarks = input.checkScripts
    ? await remarksOn([...judged.values(), ...older.values()], input.checkScripts).catch((error: unknown) => {
        errors.push({ message: describeFailure(error) });
        return undefined;
      })
    : undefined;
  const crossFile = await portions.finish();

  const ignoring = [...judged.values()].some(({ pragmas }) => pragmas.suppressions.some(({ own }) => own));
  const table = ignoring ? (await import('./rule-table.gen.ts')).ruleTable : [];
  const findings: Finding[] = [];
  for (const { file, language, base } of checkedFiles) {
    const own = judged.get(file.path);
    if (!own) continue;
    const config = configFor(file.path);
    const raw = [...own.raw, ...(remarks?.get(own) ?? []), ...(crossFile.get(file.path) ?? [])];
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
  return { findings, existing, errors, notes, files };
}

/**
 * Files whose documents are kept at a time: a tree takes a hundred times the memory of its text, and what outlives two
 * collections of young objects stays until a full one.
 */
const PORTION = 2;
/**
 * Compose files stay, and each portion is asked about all of them: the more there are, the larger a portion is, or the
 * time would grow with their number times that of the files.
 */
const COMPOSE_PER_FILE = 16;

/** Hands what was judged to the cross-file rules, in portions where there is much of it. */
class Portions {
  /** The files in the order in which they have to come. */
  readonly ordered: readonly CheckedFile[];
  private readonly crossFile: CrossFile | undefined;
  private readonly keepsAll: boolean;
  private readonly size: number;
  private waiting: Judged[] = [];

  constructor(
    input: RunInput,
    files: readonly CheckedFile[],
    configFor: (path: string) => FileConfig,
    errors: RunError[],
  ) {
    const { config, today, repository } = input;
    this.keepsAll = files.length <= PORTION || input.checkScripts !== undefined;
    this.crossFile = repository && new CrossFile({ files: input.files, config, configFor, today, repository, errors });
    const isFirst = ({ language }: CheckedFile): boolean => language === 'compose';
    const first = files.filter(isFirst);
    this.size = Math.max(PORTION, Math.ceil(first.length / COMPOSE_PER_FILE));
    this.ordered = this.keepsAll ? files : [...first, ...files.filter((one) => !isFirst(one))];
  }

  async add(one: Judged): Promise<void> {
    this.waiting.push(one);
    if (!this.keepsAll && this.waiting.length === this.size) await this.pass();
  }

  async finish(): Promise<ReadonlyMap<string, readonly RawFinding[]>> {
    if (this.keepsAll) await this.crossFile?.judgeAll(this.waiting.flatMap(mainOf));
    else {
      await this.pass();
      await this.crossFile?.finish();
    }
    return this.crossFile?.found ?? new Map();
  }

  private async pass(): Promise<void> {
    const portion = this.waiting;
    this.waiting = [];
    await this.crossFile?.judgeSome(portion.flatMap(mainOf));
    for (const one of portion) one.documents = [];
  }
}

/** The document of a whole file; what is embedded in it is no matter of cross-file rules. */
function mainOf({ documents }: Judged): readonly Document[] {
  return documents.slice(0, 1);
}

/** Order of a report: file, line, column, rule. */
export function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.start.offset - b.start.offset || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

const selections = new WeakMap<FileConfig, WeakMap<Rules, RuleIndex>>();

/** Selecting is the same for every file of one configuration; asked once. */
function selectedFor(rules: Rules, config: FileConfig): RuleIndex {
  let byRules = selections.get(config);
  if (!byRules) {
    byRules = new WeakMap();
    selections.set(config, byRules);
  }
  let index = byRules.get(rules);
  if (!index) {
    index = new RuleIndex(rules, config);
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
  around: Surroundings,
): Promise<Judged> {
  const lines = new LineIndex(file.text);
  const raw: RawFinding[] = [];
  const documents: Document[] = [];
  const module = await loadLanguage(id);
  const parsed = parse(module.language, file, errors);
  const doc = parsed && (await complete(module.language, parsed, around, errors));
  if (doc) {
    documents.push(doc);
    try {
      append(documents, (await module.language.embeds?.(doc)) ?? []);
    } catch (error) {
      errors.push(failure(error, file.path));
    }
  }
  for (const document of documents) document.shareIn?.(today);
  for (const document of documents) {
    const { rules } = document.kind === id ? module : await loadLanguage(document.kind);
    const index = selectedFor(rules, config);
    const isOn = (rule: string): boolean => index.isOn(rule);
    for (const selected of index.rulesFor(document)) {
      try {
        const facts = { settings: config.settings, today, profile: selected.profile, isOn };
        let repeated: Set<string> | undefined;
        for (const report of selected.rule.check(document, facts)) {
          if (document.isShown?.(report.at) === false) continue;
          if (document.isRepeated?.(report.at)) {
            const place = `${report.at.start} ${report.at.end}`;
            repeated ??= new Set();
            if (repeated.has(place)) continue;
            repeated.add(place);
          }
          const found = toRaw(report, selected, document, id, lines, config);
          // What other files add to a document has places behind its end.
          if (found.at.start <= file.text.length) raw.push(found);
        }
      } catch (error) {
        errors.push(failure(error, file.path, selected.rule.id));
      }
    }
  }
  const notes = documents.flatMap(({ unjudged }) =>
    unjudged ? [`${file.path}:${lines.lineAt(unjudged.at.start)}: ${unjudged.why}`] : [],
  );
  const pragmas = readPragmas(documents, { start: 0, end: file.text.length });
  return { file, language: id, config, documents, raw, pragmas, notes };
}

/** A failure is told, and the document judged as it was read. */
async function complete(
  language: Language,
  doc: Document,
  around: Surroundings,
  errors: RunError[],
): Promise<Document> {
  try {
    return (await language.complete?.(doc, around)) ?? doc;
  } catch (error) {
    errors.push(failure(error, doc.file.path));
    return doc;
  }
}

function parse(language: Language, file: SourceFile, errors: RunError[]): Document | undefined {
  try {
    return language.parse(file);
  } catch (error) {
    errors.push(failure(error, file.path));
    return undefined;
  }
}
