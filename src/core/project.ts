import type { Document, LanguageId } from './document.ts';
import type { SourceFile } from './text.ts';

/** An entry of the index. */
export interface RepositoryEntry {
  readonly path: string;
  /** The path's bytes in base64 when they are not valid UTF-8. */
  readonly pathBytes?: string;
  /** `100644`, `100755`, `120000` (symlink) or `160000` (submodule). */
  readonly mode: string;
  /** Object id. */
  readonly blob: string;
}

/** What the engine may ask about the repository around the checked files. */
export interface Repository {
  /** Every path that will be in the commit. */
  list(): Promise<readonly RepositoryEntry[]>;
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
  /** Entries of the index by path. */
  readonly entries: ReadonlyMap<string, RepositoryEntry>;
  /** Text of a path that the rule's `wants` named; undefined when there is none. */
  text(path: string): string | undefined;
  /**
   * Reads a file that is not checked in this run. The first question in a language ends the rule, which begins anew
   * when the parser is there: what a rule keeps beside the project has to be complete before it is kept.
   */
  parse(language: ParsedLanguage, file: SourceFile): Document;
}
