import type { Document } from '../core/document.ts';
import type { Severity } from '../core/finding.ts';
import type { Facts, ProfileName, Report, Rule } from '../core/rule.ts';

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

/**
 * The rules of a language, made by scripts/build.mjs.
 * @param rows JSON, one `RuleRow` for each of `loads`
 */
export function lazyRules(rows: string, loads: readonly (() => Rule)[]): readonly Rule[] {
  const parsed: readonly RuleRow[] = JSON.parse(rows);
  return parsed.map((row, index) => {
    const load = loads[index];
    if (!load) throw new Error(`nothing loads ${row.id}`);
    return new LazyRule(row, load);
  });
}
