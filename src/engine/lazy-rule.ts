import type { Document } from '../core/document.ts';
import type { Severity } from '../core/finding.ts';
import type { FileKind, Project } from '../core/project.ts';
import type { Facts, ProfileName, ProjectRule, Report, Rule, RuleMeta } from '../core/rule.ts';
import type { Needs } from './needs.ts';

/** What selecting a rule and reporting a finding need to know of it. */
export interface RuleRow {
  readonly id: string;
  readonly name: string;
  readonly severity: Severity;
  readonly profiles: Partial<Readonly<Record<ProfileName, Severity>>>;
  /** Absent: `never`. */
  readonly fixable?: RuleMeta['fixable'];
  /** Absent: none. */
  readonly aliases?: readonly string[];
  /** Absent: ShellCheck's page about the rule. */
  readonly references?: readonly string[];
  readonly needs?: readonly string[];
  readonly standsFor?: readonly string[];
}

/** Of a cross-file rule the engine also asks which questions it answers. */
interface ProjectRuleRow extends RuleRow {
  readonly files?: readonly FileKind[];
  readonly keeps: boolean;
  readonly wants: boolean;
}

const NO_DOCS: RuleMeta['docs'] = { what: '', why: '', instead: '' };
const NO_EXAMPLES: RuleMeta['examples'] = { bad: [], good: [] };

/**
 * A rule whose file is not run before somebody asks it about a document. In the bundle every rule is one: most
 * commits meet a tenth of them, and making the others would be a fifth of the time that a hook takes. The titles and
 * texts of rules are in rules.json.
 */
abstract class LazyMeta<Whole extends RuleMeta> implements RuleMeta {
  readonly id: string;
  readonly name: string;
  readonly severity: Severity;
  readonly profiles: RuleRow['profiles'];
  readonly fixable: RuleMeta['fixable'];
  readonly aliases: readonly string[];
  readonly references: readonly string[];
  readonly needs: readonly string[] | undefined;
  readonly standsFor: readonly string[] | undefined;
  readonly title = '';
  readonly since = '';
  readonly docs = NO_DOCS;
  readonly examples = NO_EXAMPLES;
  private readonly load: () => Whole;
  private loaded: Whole | undefined;

  constructor(row: RuleRow, load: () => Whole) {
    this.id = row.id;
    this.name = row.name;
    this.severity = row.severity;
    this.profiles = row.profiles;
    this.fixable = row.fixable ?? 'never';
    this.aliases = row.aliases ?? [];
    this.references = row.references ?? [`https://www.shellcheck.net/wiki/${row.id}`];
    this.needs = row.needs;
    this.standsFor = row.standsFor;
    this.load = load;
  }

  protected get whole(): Whole {
    this.loaded ??= this.load();
    return this.loaded;
  }
}

class LazyRule extends LazyMeta<Rule> implements Rule {
  check(doc: Document, facts: Facts): Iterable<Report> {
    return this.whole.check(doc, facts);
  }
}

class LazyProjectRule extends LazyMeta<ProjectRule> implements ProjectRule {
  readonly files: readonly FileKind[] | undefined;
  readonly keeps?: (doc: Document) => boolean;
  readonly wants?: (project: Project) => Iterable<string>;

  constructor(row: ProjectRuleRow, load: () => ProjectRule) {
    super(row, load);
    this.files = row.files;
    if (row.keeps) this.keeps = (doc) => this.whole.keeps?.(doc) ?? false;
    if (row.wants) this.wants = (project) => this.whole.wants?.(project) ?? [];
  }

  applies(documents: readonly Document[]): boolean {
    return this.whole.applies(documents);
  }

  checkAll(project: Project, facts: Facts): ReturnType<ProjectRule['checkAll']> {
    return this.whole.checkAll(project, facts);
  }
}

/** Rules as scripts/build/rules.mjs writes them: each is made when it is first asked for. */
export abstract class LazyList<One> {
  private readonly rows: readonly string[];
  private readonly loads: readonly (() => One)[];
  private readonly made: One[] = [];
  /** Known without making a rule. */
  readonly needs: Needs;

  /**
   * @param rows a `RuleRow` of JSON in each line
   * @param needs JSON of `Needs`, the map as a list of its entries
   * @param loads gives the rule of the row at the same place
   */
  constructor(rows: string, needs: string, loads: readonly (() => One)[]) {
    this.rows = rows.split('\n');
    this.loads = loads;
    const { always, byFeature }: { always: number[]; byFeature: [string, number[]][] } = JSON.parse(needs);
    this.needs = { always, byFeature: new Map(byFeature) };
  }

  get length(): number {
    return this.loads.length;
  }

  keys(): IterableIterator<number> {
    return this.loads.keys();
  }

  protected abstract make(row: string, load: () => One): One;

  at(place: number): One | undefined {
    const [row, load] = [this.rows[place], this.loads[place]];
    if (row === undefined || !load) return undefined;
    this.made[place] ??= this.make(row, load);
    return this.made[place];
  }

  /** All of them, for who needs every rule. */
  *[Symbol.iterator](): Iterator<One> {
    for (const place of this.keys()) {
      const rule = this.at(place);
      if (rule) yield rule;
    }
  }
}

/** The rules of a language. */
export class LazyRules extends LazyList<Rule> {
  protected make(row: string, load: () => Rule): Rule {
    return new LazyRule(JSON.parse(row), load);
  }
}

/** The cross-file rules. */
export class LazyProjectRules extends LazyList<ProjectRule> {
  protected make(row: string, load: () => ProjectRule): ProjectRule {
    return new LazyProjectRule(JSON.parse(row), load);
  }
}
