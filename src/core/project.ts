import type { Document, LanguageId } from './document.ts';
import type { SourceFile } from './text.ts';

/** An entry of the index as rules see it: what an entry holds, they learn by reading it. */
export interface RepositoryEntry {
  readonly path: string;
  /** The path's bytes in base64 when they are not valid UTF-8. */
  readonly pathBytes?: string;
  /** `100644`, `100755`, `120000` (symlink) or `160000` (submodule). */
  readonly mode: string;
}

/** What the name of a file starts and ends with; letters stand for both cases. Only a byte, and two, are looked at. */
export interface NameMark {
  readonly start?: string;
  readonly end?: string;
}

/** Every path that will be in the commit, once; iterated in the order of the index, which is that of their bytes. */
export interface Entries extends Iterable<RepositoryEntry> {
  has(path: string): boolean;
  get(path: string): RepositoryEntry | undefined;
  /** The paths whose name may have one of the marks, in their order; the quick way to the few of very many. */
  select(marks: readonly NameMark[]): readonly string[];
  /** Whether something lies below a path; the root is the empty text. */
  hasFolder(path: string): boolean;
  /** Names of the files and folders in a folder. */
  namesIn(folder: string): ReadonlySet<string>;
  /** Every file below a folder, at any depth. */
  pathsBelow(folder: string): readonly string[];
  /**
   * Outside a Git repository: the folders that were listed. Of what lies elsewhere nothing is known, and nothing says
   * what will be committed. Undefined: this is a whole repository.
   */
  readonly folders: readonly string[] | undefined;
  /** Whether there is a symlink or a submodule. */
  readonly hasOpaque: boolean;
}

/** What the engine may ask about the repository around the checked files. */
export interface Repository {
  list(): Promise<Entries>;
  /** Texts of the paths that exist, are not symlinks or submodules, and are not too large. */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/**
 * What a file of the repository is by its path: what Compose and Docker read, what Git ignores, `package.json` and its
 * lock, what names the version of a language, what may be a secret, and every YAML file.
 */
export type FileKind =
  | 'compose'
  | 'dockerfile'
  | 'dockerignore'
  | 'gitignore'
  | 'lock'
  | 'package'
  | 'secret'
  | 'version'
  | 'yaml';

/** The languages in which a cross-file rule may read other files. */
export type ParsedLanguage = 'dockerfile' | 'kubernetes' | 'compose';

/** What a cross-file rule sees. */
export interface Project {
  /** What is to be judged now; of a large run a portion, with the Compose files of all of it. */
  readonly documents: readonly Document[];
  /** Every file that is checked in this run, with its language. */
  readonly checked: ReadonlyMap<string, LanguageId>;
  readonly entries: Entries;
  /** Text of a path that the rule's `wants` named; undefined when there is none. */
  text(path: string): string | undefined;
  /** Whether `text` is final: it was read, or could not be. A rule's `wants` is asked anew after each reading. */
  isSettled(path: string): boolean;
  /**
   * Reads a file that is not checked in this run. The first question in a language ends the rule, which begins anew
   * when the parser is there: what a rule keeps beside the project has to be complete before it is kept.
   */
  parse(language: ParsedLanguage, file: SourceFile): Document;
}
