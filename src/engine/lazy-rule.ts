import type { Document } from '../core/document.ts';
import type { Severity } from '../core/finding.ts';
import type { Facts, ProfileName, Report, Rule } from '../core/rule.ts';
import type { Needs } from './needs.ts';

/** What selecting a rule and reporting a finding need to know of it. */
export interface RuleRow {
  readonly id: string;
  readonly name: string;
  readonly severity: Severity;
  readonly profiles: Partial<Readonly<Record<ProfileName, Severity>>>;
  readonly fixable: Rule['fixable'];
  readonly aliases: readonly string[];
  readonly references: readonly string[];
  readonly needs?: readonly string[];
}

const NO_DOCS: Rule['docs'] = { what: '', why: '', instead: '' };
const NO_EXAMPLES: Rule['examples'] = { bad: [], good: [] };

/**
 * A rule whose file is not run before somebody asks it about a document. In the bundle every rule is one: most
 * commits meet a tenth of them, and making the others would be a fifth of the time that a hook takes. The titles and
 * texts of rules are in rules.json.
 */
class LazyRule implements Rule {
  readonly id: string;
  readonly name: string;
  readonly severity: Severity;
  readonly profiles: RuleRow['profiles'];
  readonly fixable: Rule['fixable'];
  readonly aliases: readonly string[];
  readonly references: readonly string[];
  readonly needs: readonly string[] | undefined;
  readonly title = '';
  readonly since = '';
  readonly docs = NO_DOCS;
  readonly examples = NO_EXAMPLES;
  private readonly load: () => Rule;
  private loaded: Rule | undefined;

  constructor(row: RuleRow, load: () => Rule) {
    this.id = row.id;
    this.name = row.name;
    this.severity = row.severity;
    this.profiles = row.profiles;
    this.fixable = row.fixable;
    this.aliases = row.aliases;
    this.references = row.references;
    this.needs = row.needs;
    this.load = load;
  }

  check(doc: Document, facts: Facts): Iterable<Report> {
    this.loaded ??= this.load();
    return this.loaded.check(doc, facts);
  }
}

/** The rules of a language as scripts/build.mjs writes them: each is made when it is first asked for. */
export class LazyRules {
  private readonly rows: readonly string[];
  private readonly loads: readonly (() => Rule)[];
  private readonly made: Rule[] = [];
  /** Known without making a rule. */
  readonly needs: Needs;

  /**
   * @param rows a `RuleRow` of JSON in each line
   * @param needs JSON of `Needs`, the map as a list of its entries
   * @param loads gives the rule of the row at the same place
   */
  constructor(rows: string, needs: string, loads: readonly (() => Rule)[]) {
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

  at(place: number): Rule | undefined {
    const [row, load] = [this.rows[place], this.loads[place]];
    if (row === undefined || !load) return undefined;
    this.made[place] ??= new LazyRule(JSON.parse(row), load);
    return this.made[place];
  }

  /** All of them, for who needs every rule. */
  *[Symbol.iterator](): Iterator<Rule> {
    for (const place of this.keys()) {
      const rule = this.at(place);
      if (rule) yield rule;
    }
  }
}
