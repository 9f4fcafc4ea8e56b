import type { LanguageId } from '../core/document.ts';
import type { SourceFile } from '../core/text.ts';

/**
 * What in a run went from one portion of its files to another. It tells which files can be judged again alone: all that
 * is said about them was said with their portion, and nobody else looked at them.
 */
export interface Course {
  /** Paths of the repository that the cross-file rules read first with each portion. */
  readonly reads: readonly (readonly string[])[];
  /** Rules that each portion has made ready for the end. */
  readonly waiting: readonly (readonly string[])[];
  /** Checked files that counted when others were judged, or at the end. */
  readonly shared: ReadonlySet<string>;
  /** Languages of which some file was read with what stands around it. */
  readonly looking: ReadonlySet<LanguageId>;
  /** Numbers of the portions that brought up something about files of others. */
  readonly abroad: ReadonlySet<number>;
}

const NONE: ReadonlySet<string> = new Set();
/** What is judged after all portions has none. */
const AT_THE_END = -1;

/** Notes the course of a run. */
export class Journal implements Course {
  readonly reads: string[][] = [];
  readonly waiting: string[][] = [];
  readonly shared = new Set<string>();
  readonly looking = new Set<LanguageId>();
  readonly abroad = new Set<number>();
  private number = AT_THE_END;
  private own: ReadonlySet<string> = NONE;

  /** From here on a portion is judged. */
  begin(number: number, files: readonly { readonly file: SourceFile }[]): void {
    for (const lists of [this.reads, this.waiting]) shareLast(lists, this.number);
    this.number = number;
    this.own = new Set(files.map(({ file }) => file.path));
    this.reads[number] = [];
    this.waiting[number] = [];
  }

  /** From here on is judged what was left for the end. */
  end(): void {
    this.number = AT_THE_END;
    this.own = NONE;
  }

  /** A file of the repository was read. */
  read(path: string): void {
    this.reads[this.number]?.push(path);
  }

  wait(rule: string): void {
    this.waiting[this.number]?.push(rule);
  }

  /**
   * A file was kept for the end, or its text was asked for; even if its own portion did so, as rules remember what they
   * have worked out.
   */
  share(path: string): void {
    this.shared.add(path);
  }

  /** A place in a file is told. */
  pointAt(path: string): void {
    if (!this.own.has(path)) this.shared.add(path);
  }

  /** Something is said about a file. */
  speakOf(path: string): void {
    this.pointAt(path);
    if (this.number !== AT_THE_END && !this.own.has(path)) this.abroad.add(this.number);
  }

  look(language: LanguageId): void {
    this.looking.add(language);
  }
}

/** Thousands of portions go alike: those that do share one list. */
function shareLast(lists: string[][], number: number): void {
  const last = lists[number];
  const before = lists[number - 1];
  if (last && before && last.length === before.length && last.every((one, index) => one === before[index]))
    lists[number] = before;
}
