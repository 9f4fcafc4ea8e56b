import type { Document } from './document.ts';
import type { Severity } from './finding.ts';
import type { FileKind, Project } from './project.ts';
import type { Settings } from './settings.ts';
import type { Span } from './text.ts';

/** A replacement of `span` by `text` in the document's own coordinates. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

export interface Fix {
  /** Imperative and capitalised: "Use COPY". */
  readonly title: string;
  readonly safety: 'safe' | 'unsafe';
  readonly edits: readonly Edit[];
}

/** Another place that explains a report; in the same file unless `file` names another. */
export interface Related {
  readonly at: Span;
  readonly message: string;
  readonly file?: string;
}

/** What a rule says about one place. Spans are the document's; the engine turns them into file positions. */
export interface Report {
  readonly at: Span;
  /** One sentence about this file: lower-case start, no full stop, quoting the user's text in backquotes. */
  readonly message: string;
  /** Imperative, can be pasted. */
  readonly help?: string;
  /** Only where one rule knows graver and lighter cases; it counts in profile `recommended` alone. */
  readonly severity?: Severity;
  /** The joined path into a manifest, ready to print. */
  readonly path?: string;
  readonly related?: readonly Related[];
  readonly fix?: Fix;
  /** The object of a rule that `standsFor` others: what those report inside it is covered. Absent: `at`. */
  readonly about?: Span;
  /** What causes it, where that is not at `at`: a report about that place covers it. */
  readonly cause?: Span;
}

/** Sets of rules that a selector can name. */
export type ProfileName =
  | 'recommended'
  | 'hadolint'
  | 'buildkit'
  | 'pss-baseline'
  | 'pss-restricted'
  | 'snyk'
  | 'kube-linter'
  | 'kube-score';

export const PROFILES: readonly ProfileName[] = [
  'recommended',
  'hadolint',
  'buildkit',
  'pss-baseline',
  'pss-restricted',
  'snyk',
  'kube-linter',
  'kube-score',
];

/** A whole file that shows the rule. Run as a test: a bad one is reported on `line`, a good one is not. */
export interface Example {
  readonly code: string;
  /** Name of the file, when the language's usual one does not fit. */
  readonly path?: string;
  /** Other files of the repository (cross-file rules). */
  readonly files?: Readonly<Record<string, string>>;
  readonly why?: string;
  /** Configuration that the example needs. */
  readonly settings?: Partial<Settings>;
}

export interface BadExample extends Example {
  /** Line (1-based) that the rule reports. */
  readonly line: number;
  /** The text after this rule's fix. */
  readonly fixed?: string;
}

export interface RuleMeta {
  /** Stable code; never changed, never reused. */
  readonly id: string;
  /** Kebab-case, the bad pattern, reads after "allow". */
  readonly name: string;
  /** The bad pattern in a few words, lower case. */
  readonly title: string;
  /** Severity when a selector names the rule itself. */
  readonly severity: Severity;
  /** The profiles that hold this rule, each with its severity there. */
  readonly profiles: Partial<Readonly<Record<ProfileName, Severity>>>;
  readonly since: string;
  readonly fixable: 'always' | 'sometimes' | 'never';
  /** Ids of the same check elsewhere: `DS-0002`, `CKV_DOCKER_3`, `SNYK-CC-K8S-6`. */
  readonly aliases: readonly string[];
  /**
   * Ids of rules that report the same cause, of which this one names the best cure: in profile `recommended` their
   * findings inside `Report.about` become part of this rule's, which is then as grave as the gravest of them.
   */
  readonly standsFor?: readonly string[] | undefined;
  readonly references: readonly string[];
  readonly docs: {
    readonly what: string;
    readonly why: string;
    readonly instead: string;
    readonly exceptions?: string;
    /** Why its safe fix does not change what is built or deployed. Every rule that returns a safe fix has one. */
    readonly safe?: string;
  };
  readonly examples: { readonly bad: readonly BadExample[]; readonly good: readonly Example[] };
}

/** All that a rule may know beside the document. */
export interface Facts {
  readonly settings: Settings;
  /** The clock, handed in: `PLIMSOLL_TODAY`, else `SOURCE_DATE_EPOCH`, else now. */
  readonly today: Date;
  /**
   * The profile under which the rule runs; `hadolint` asks for hadolint's own answer where ours differs,
   * `pss-*` for exact admission semantics.
   */
  readonly profile: ProfileName;
  /** Whether another rule of the same language is switched on, for a rule that leaves to it what it says better. */
  readonly isOn?: (id: string) => boolean;
}

/** A rule over one document. */
export interface Rule<Doc extends Document = Document> extends RuleMeta {
  /**
   * Features of which a document has at least one wherever this rule reports something, in the words of the language's
   * `Document.features`. Without one of them the rule is not asked; absent, it is asked about every document.
   */
  readonly needs?: readonly string[] | undefined;
  check(doc: Doc, facts: Facts): Iterable<Report>;
}

/** A rule over several files of one commit. */
export interface ProjectRule extends RuleMeta {
  /**
   * What the documents that are judged hold wherever this rule reports something, at least one of it in one of them:
   * the feature of a language (`dockerfile:COPY`), or any document of it (`dockerfile`). Without it the rule is not
   * asked; absent, it always is.
   */
  readonly needs?: readonly string[] | undefined;
  /** Files of which the repository has one of one kind wherever this rule reports something. Asked after `needs`. */
  readonly files?: readonly FileKind[] | undefined;
  /**
   * The documents that the rule has to see together, whatever else is checked. Absent: what it says about a document
   * needs no other that is checked, but for Compose files; what it reads beside it, it `wants` and parses itself.
   */
  keeps?(doc: Document): boolean;
  /** A cheap question: without a yes the repository is not listed for this rule. */
  applies(documents: readonly Document[]): boolean;
  /** Paths whose text the rule reads, asked before `checkAll`, and again with what was read until nothing is new. */
  wants?(project: Project): Iterable<string>;
  checkAll(project: Project, facts: Facts): Iterable<Report & { readonly file: string }>;
}

/** Gives a rule its type; the identity at run time. */
export function defineRule<Doc extends Document>(rule: Rule<Doc>): Rule<Doc> {
  return rule;
}

/** Gives a cross-file rule its type; the identity at run time. */
export function defineProjectRule(rule: ProjectRule): ProjectRule {
  return rule;
}

/** Documentation of something that the engine itself reports. */
export function defineEngineRule(rule: RuleMeta): RuleMeta {
  return rule;
}
