import type { FileConfig } from '../config/config.ts';
import { append } from '../core/append.ts';
import type { Document, LanguageId } from '../core/document.ts';
import type { Entries, Project, Repository } from '../core/project.ts';
import type { ProjectRule } from '../core/rule.ts';
import { LineIndex, type SourceFile } from '../core/text.ts';
import { failure, type RunError } from './failure.ts';
import { OtherFiles } from './other-files.ts';
import { type RawFinding, toRaw } from './raw-finding.ts';
import { loadProjectRules, type ProjectModule } from './registry.ts';
import { RuleIndex } from './rule-index.ts';
import { type Selected, selectorOf } from './select.ts';

export interface CrossFileInput {
  readonly files: readonly { readonly file: SourceFile; readonly language: LanguageId }[];
  readonly config: FileConfig;
  readonly configFor: (path: string) => FileConfig;
  readonly today: Date;
  readonly repository: Repository;
  readonly errors: RunError[];
}

type Report = ReturnType<ProjectRule['checkAll']> extends Iterable<infer One> ? One : never;

/**
 * Runs the cross-file rules. Large runs come in portions, so that the documents of one can be released before the next
 * is read: only what a rule `keeps`, and the Compose files that show how images are built, stays.
 */
export class CrossFile {
  /** What the rules report, by the file that it is about. */
  readonly found = new Map<string, RawFinding[]>();
  private readonly input: CrossFileInput;
  /** What was read beside the checked files. */
  private readonly texts = new Map<string, string>();
  /** Paths that nothing more can be learned about: they were read, or are not there. */
  private readonly settled = new Set<string>();
  private readonly checked: ReadonlyMap<string, LanguageId>;
  private readonly sources: ReadonlyMap<string, SourceFile>;
  private readonly others = new OtherFiles();
  private readonly indexes = new Map<string, LineIndex>();
  private readonly pinned = new Map<FileConfig, Map<string, Selected | undefined>>();
  private readonly waiting = new Set<ProjectRule>();
  private readonly kept: Document[] = [];
  private module: ProjectModule | undefined;
  /** Configurations of the files that were checked, each with its rules. */
  private readonly rules = new Map<FileConfig, RuleIndex<ProjectRule>>();
  /** Those of them that keep documents; undefined when a configuration has come in since. */
  private keeping: readonly Selected<ProjectRule>[] | undefined;
  private documents: readonly Document[] = [];
  private project: Project | undefined;

  constructor(input: CrossFileInput) {
    this.input = input;
    this.checked = new Map(input.files.map(({ file, language }) => [file.path, language]));
    this.sources = new Map(input.files.map(({ file }) => [file.path, file]));
  }

  /** Runs every rule over all documents. */
  async checkAll(documents: readonly Document[]): Promise<void> {
    const applying = await this.applying(documents);
    await this.ask(applying, applying, documents);
  }

  /** Runs over one portion of more the rules that need no other; portions with Compose files come first. */
  async checkPortion(documents: readonly Document[]): Promise<void> {
    const applying = await this.applying(documents);
    for (const { rule } of applying) if (rule.keeps) this.waiting.add(rule);
    this.keeping ??= this.selected().filter(({ rule }) => rule.keeps);
    const { keeping } = this;
    append(
      this.kept,
      documents.filter((doc) => isLasting(doc) || keeping.some(({ rule }) => rule.keeps?.(doc))),
    );
    const rest = documents.filter((doc) => !isLasting(doc));
    const alone = applying.filter(({ rule }) => !rule.keeps);
    // All that apply read now, as in a run of one portion: one rule may profit from what another read.
    await this.ask(alone, applying, [...this.kept.filter(isLasting), ...rest]);
  }

  /** After the last portion: runs the rules that need documents of several. */
  async finish(): Promise<void> {
    const rules = this.selected().filter(({ rule }) => this.waiting.has(rule));
    await this.ask(rules, rules, this.kept);
  }

  /** The rules that may say something about documents; the file of another is not even run. */
  private async applying(documents: readonly Document[]): Promise<readonly Selected<ProjectRule>[]> {
    this.module ??= await loadProjectRules(documents);
    if (!this.module) return [];
    const configs = new Set(documents.map(({ file }) => this.input.configFor(file.path)));
    for (const config of configs) {
      if (this.rules.has(config)) continue;
      this.rules.set(config, new RuleIndex(this.module.rules, config));
      this.keeping = undefined;
    }
    const met = eachOnce([...configs].map((config) => this.rules.get(config)?.rulesForAny(documents) ?? []));
    if (met.some(({ rule }) => rule.files)) this.project ??= await this.start();
    return met.filter(({ rule }) => this.hasFiles(rule) && rule.applies(documents));
  }

  /** The rules that some configuration selects. */
  private selected(): readonly Selected<ProjectRule>[] {
    return eachOnce([...this.rules.values()].map((index) => index.all()));
  }

  private hasFiles({ files }: ProjectRule): boolean {
    const { project, module } = this;
    return !files || files.some((kind) => project && module?.hasFile(project, kind));
  }

  private async ask(
    rules: readonly Selected<ProjectRule>[],
    readers: readonly Selected<ProjectRule>[],
    documents: readonly Document[],
  ): Promise<void> {
    if (rules.length === 0) return;
    this.project ??= await this.start();
    this.documents = documents;
    await this.readWanted(readers, this.project);
    for (const one of rules) await this.askOne(one, this.project);
    this.documents = [];
  }

  /** The repository as the rules see it: one object for the whole run, by which they remember what they worked out. */
  private async start(): Promise<Project> {
    const entries = await this.input.repository.list();
    const documents = (): readonly Document[] => this.documents;
    return {
      get documents() {
        return documents();
      },
      checked: this.checked,
      entries,
      text: (path) => this.textOf(path),
      isSettled: (path) => this.isSettled(path, entries),
      parse: this.others.parse,
    };
  }

  /** What a rule wants may depend on what it was given. */
  private async readWanted(rules: readonly Selected<ProjectRule>[], project: Project): Promise<void> {
    const wanting = rules.filter(({ rule }) => rule.wants);
    for (let missing = await this.missing(wanting, project); missing.size > 0; ) {
      for (const [path, text] of await this.input.repository.read([...missing])) this.texts.set(path, text);
      for (const path of missing) this.settled.add(path);
      missing = await this.missing(wanting, project);
    }
  }

  /** The wanted files of the repository that were not asked for before. */
  private async missing(rules: readonly Selected<ProjectRule>[], project: Project): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    for (const { rule } of rules)
      for (const path of await this.others.ask(() => [...(rule.wants?.(project) ?? [])]))
        if (!project.isSettled(path)) found.add(path);
    return found;
  }

  private isSettled(path: string, entries: Entries): boolean {
    if (this.settled.has(path)) return true;
    if (this.textOf(path) === undefined && entries.has(path)) return false;
    this.settled.add(path);
    return true;
  }

  private async askOne(selected: Selected<ProjectRule>, project: Project): Promise<void> {
    const { rule, profile } = selected;
    const { config, today, errors } = this.input;
    try {
      const facts = { settings: config.settings, today, profile };
      for (const report of await this.others.ask(() => [...rule.checkAll(project, facts)])) this.take(report, selected);
    } catch (error) {
      errors.push(failure(error, '', rule.id));
    }
  }

  private take(report: Report, selected: Selected<ProjectRule>): void {
    const config = this.input.configFor(report.file);
    const own = this.selectedIn(config, selected.rule);
    if (!own) return;
    // What other files add to a document has places behind its end.
    if (report.at.start > (this.textOf(report.file)?.length ?? Number.POSITIVE_INFINITY)) return;
    const language = this.checked.get(report.file) ?? 'project';
    const raw = toRaw(report, own, undefined, language, this.linesOf(report.file), config);
    const related = (report.related ?? []).map(({ at, message, file = report.file }) => {
      const lines = this.linesOf(file);
      return { file, start: lines.position(at.start), end: lines.position(at.end), message };
    });
    const list = this.found.get(report.file);
    const finding = { ...raw, finding: { ...raw.finding, related } };
    if (list) list.push(finding);
    else this.found.set(report.file, [finding]);
  }

  private textOf(path: string): string | undefined {
    return this.texts.get(path) ?? this.sources.get(path)?.text;
  }

  /** The rule as the configuration of one file has it; many files share a configuration. */
  private selectedIn(config: FileConfig, rule: ProjectRule): Selected | undefined {
    let known = this.pinned.get(config);
    if (!known) {
      known = new Map();
      this.pinned.set(config, known);
    }
    if (!known.has(rule.id)) known.set(rule.id, selectorOf(config)(rule));
    return known.get(rule.id);
  }

  private linesOf(path: string): LineIndex {
    const lines = this.indexes.get(path) ?? new LineIndex(this.textOf(path) ?? '');
    this.indexes.set(path, lines);
    return lines;
  }
}

/** Each rule of some lists once, as the first of them has it. */
function eachOnce(lists: readonly (readonly Selected<ProjectRule>[])[]): readonly Selected<ProjectRule>[] {
  const [only = [], ...others] = lists;
  if (others.length === 0) return only;
  const byId = new Map<string, Selected<ProjectRule>>();
  for (const one of lists.flat()) if (!byId.has(one.rule.id)) byId.set(one.rule.id, one);
  return [...byId.values()];
}

/** Compose files are few, and what they build is asked about every Dockerfile. */
function isLasting({ kind }: Document): boolean {
  return kind === 'compose';
}
