import type { Finding, Severity, Threshold } from '../core/finding.ts';
import type { Skipped } from '../core/skipped.ts';
import type { SourceFile } from '../core/text.ts';

/** Something that kept a file or a rule from being checked. */
export interface ReportError {
  readonly message: string;
  readonly file?: string;
  readonly rule?: string;
  readonly stack?: string;
}

/** What a report may say about a rule beyond its findings. */
export interface RuleWords {
  readonly title: string;
  readonly what?: string;
  readonly why?: string;
  readonly instead?: string;
  /** The rule's own severity, whatever the configuration makes of it. */
  readonly severity?: Severity;
}

/** Everything that a reporter may know about a run. */
export interface ReportInput {
  /** Sorted by file, line, column, rule. */
  readonly findings: readonly Finding[];
  /** Those that were there before the change, under `scope: new`. */
  readonly existing: ReadonlySet<Finding>;
  readonly errors: readonly ReportError[];
  /** The checked files by path. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** What was not checked, or only in part. */
  readonly skipped: readonly Skipped[];
  /** Sentences that the run has to say beside its findings; among them those about what was skipped. */
  readonly notes: readonly string[];
  readonly milliseconds: number;
  /** The contents of the index were checked. */
  readonly staged: boolean;
  /** The hook as which Git runs us. */
  readonly hook: string | undefined;
  readonly failOn: Threshold;
  /** The exit status will not be 0. */
  readonly failed: boolean;
  /** Only what stops the run, and the summary. */
  readonly quiet: boolean;
  /** Every finding in full. */
  readonly verbose: boolean;
  /** Stack traces of errors. */
  readonly debug: boolean;
  readonly version: string;
  /** How many blocking findings are on lines that the commit does not change; absent where that is not known. */
  readonly outside?: number;
  /** The paths that the command was given, `.` for everything; absent where it was not given paths. */
  readonly targets?: readonly string[];
  /** Words about rules by id, where the caller has them at hand. */
  readonly rules?: ReadonlyMap<string, RuleWords>;
}

/** Where the report will be read. */
export interface Output {
  /** Width in terminal cells; 0 when unknown. */
  readonly columns: number;
  readonly color: boolean;
}

/** Turns a run into text. */
export interface Reporter {
  report(input: ReportInput, output: Output): string;
  /** The same text in pieces, where it may be long. */
  pieces?(input: ReportInput, output: Output): Iterable<string>;
}

/** The names that `--format` takes; the first is the default. */
export const FORMATS = [
  'human',
  'compact',
  'json',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'snyk',
  'snyk-json',
  'sonarqube',
  'rdjson',
  'tty',
  'gnu',
  'codeclimate',
  'gitlab_codeclimate',
  'codacy',
] as const;

export type FormatName = (typeof FORMATS)[number];

/** Loads the one reporter that is asked for. */
export const reporters: Readonly<Record<FormatName, () => Promise<Reporter>>> = {
  human: () => import('./human.ts'),
  compact: () => import('./compact.ts'),
  json: () => import('./json.ts'),
  sarif: () => import('./sarif.ts'),
  github: () => import('./github.ts'),
  gitlab: () => import('./gitlab.ts'),
  junit: () => import('./junit.ts'),
  checkstyle: () => import('./checkstyle.ts'),
  snyk: () => import('./snyk.ts'),
  'snyk-json': () => import('./snyk-json.ts'),
  sonarqube: () => import('./sonarqube.ts'),
  rdjson: () => import('./rdjson.ts'),
  tty: () => import('./hadolint.ts').then(({ tty }) => ({ report: tty })),
  gnu: () => import('./hadolint.ts').then(({ gnu }) => ({ report: gnu })),
  codeclimate: () => import('./hadolint.ts').then(({ codeclimate }) => ({ report: codeclimate })),
  gitlab_codeclimate: () => import('./hadolint.ts').then(({ gitlabCodeclimate }) => ({ report: gitlabCodeclimate })),
  codacy: () => import('./hadolint.ts').then(({ codacy }) => ({ report: codacy })),
};

/** Whether a word names a format. */
export function isFormat(word: string): word is FormatName {
  return FORMATS.some((name) => name === word);
}

const WITHOUT_ERRORS: readonly FormatName[] = [
  'gitlab',
  'snyk-json',
  'sonarqube',
  'rdjson',
  'codeclimate',
  'gitlab_codeclimate',
  'codacy',
];

/** Whether a format has a place for what could not be checked; where not, the caller tells it on standard error. */
export function tellsErrors(format: FormatName): boolean {
  return !WITHOUT_ERRORS.includes(format);
}
