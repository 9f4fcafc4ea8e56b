import type { Repository } from './project.ts';
import type { Report } from './rule.ts';
import type { SourceFile, Span } from './text.ts';

export type LanguageId = 'dockerfile' | 'shell' | 'kubernetes' | 'compose' | 'images' | 'project' | 'engine';

/** A comment that may hold a pragma. */
export interface Comment {
  /** From the `#` to the end of the line, without the line ending. */
  readonly span: Span;
  /** What stands after the `#`, blanks kept. */
  readonly text: string;
  /** What an ignore in this comment covers: the next instruction, the node of this line, the next node with all below. */
  readonly target?: Span | undefined;
  /** The build stage that a `stage ignore` here covers (Dockerfiles only). */
  readonly stage?: Span;
}

/** An ignore that is not a comment (an annotation, an `x-plimsoll` key). */
export interface Ignore {
  readonly at: Span;
  /** Rule ids, names or aliases; `*` is every rule. */
  readonly codes: readonly string[];
  readonly covers: Span;
  /** Another tool's mark: not reported as unused, since its code may mean a rule that we do not have. */
  readonly foreign?: boolean;
}

/** Why no rule finds anything in a document, or nothing but syntax errors. */
export interface Unjudged {
  /** Where it lies in the file. */
  readonly at: Span;
  /** Words that follow its place. */
  readonly why: string;
}

/** A parsed file, or a part of one, that rules judge. */
export interface Document<Kind extends LanguageId = LanguageId> {
  readonly kind: Kind;
  readonly file: SourceFile;
  readonly comments: readonly Comment[];
  readonly ignores?: readonly Ignore[];
  /** Absent: it is judged. */
  readonly unjudged?: Unjudged | undefined;
  /** What occurs in this document, for `Rule.needs`. Found on first use; absent: every rule is asked about it. */
  readonly features?: ReadonlySet<string>;
  /** The profile whose findings stop the build of this file (`# check=error=true`): they are errors in it. */
  readonly failsOn?: 'buildkit' | undefined;
  /**
   * Told before anything is asked of the document: what others of the same run have found out about the same text may
   * be taken from them. The run is any object that lives as long as it.
   */
  shareIn?(run: object): void;
  /** Where a span of this document lies in `file`, for a document embedded in another. Absent: spans are the file's. */
  toFile?(span: Span): Span;
  /**
   * Whether the text of a span stands in the file as it is here, so that an edit that puts another text there may be
   * carried over. Asked only where `toFile` exists.
   */
  isVerbatim?(span: Span, put?: string): boolean;
  /**
   * Asked with the number of rules that its features call for. Where they would take too long it says so, and is
   * unjudged from then on: its features call for fewer.
   */
  isTooMuchFor?(rules: number): boolean;
  /** Whether a report about a span counts; absent: every one does. The same report of several documents is one. */
  isShown?(span: Span): boolean;
  /**
   * What a rule says about this document, as it may be shown; undefined where it is about something that another program
   * fills in. Absent: as it is.
   */
  asReported?(report: Report, rule: string): Report | undefined;
  /** Whether aliases repeat what stands in a span: a rule reports it once, however often it is met. */
  isRepeated?(span: Span): boolean;
}

/** What a document may be read with: one object for a whole run, by which a language remembers what it found. */
export interface Surroundings {
  /** Every file that is checked. */
  readonly files: readonly SourceFile[];
  /** Absent where only the checked files can be read. */
  readonly repository: Repository | undefined;
}

/** How a file is read that is too large for all of its rules. */
export interface LargeFiles<Doc extends Document = Document> {
  /** Alone, without what is embedded in it; undefined where that would take long. */
  read(file: SourceFile): Doc | undefined;
  complete?: Language<Doc>['complete'] | undefined;
  /** What is judged of it and what is not, in words. */
  readonly judged: string;
}

/** How to read one language. */
export interface Language<Doc extends Document = Document> {
  readonly id: LanguageId;
  /** Never throws: what cannot be read is kept in the document for the syntax rules. */
  parse(file: SourceFile): Doc;
  /**
   * The document read again with what had to be loaded for it, or with what stands around it; absent or undefined where
   * `parse` was enough.
   */
  complete?(doc: Doc, around: Surroundings): Promise<Doc | undefined> | undefined;
  /** Absent: large files are left out. */
  readonly large?: LargeFiles<Doc>;
  /** Documents of other languages inside this one: shell scripts, image references. */
  embeds?(doc: Doc): readonly Document[] | Promise<readonly Document[]>;
}
