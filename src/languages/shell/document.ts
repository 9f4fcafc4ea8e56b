import type { Comment, Document, Unjudged } from '../../core/document.ts';
import type { SourceFile, Span } from '../../core/text.ts';
import type { ShellCommand } from './command.ts';
import { commandAfter, commentsOf } from './comments.ts';
import { featuresOf, syntaxFeaturesOf } from './features.ts';
import type { Invocation } from './invocation.ts';
import { describeTooLong, describeTooMuch, isTooMuch, MOST_FED_PARTS, MOST_PARTS, SURELY_SHORT } from './limits.ts';
import { readingIn, readingOf, type ScriptReading } from './reading.ts';
import { isVerbatim, toFile } from './source-map.ts';
import type { ScriptTree } from './tree.ts';

/** The shell whose rules hold; `none` is a shell that we do not read (PowerShell, cmd, Python …). */
export type Dialect = 'sh' | 'dash' | 'busybox' | 'bash' | 'ksh' | 'none';

/** Where a script was found. */
export type ScriptOrigin =
  | 'run'
  | 'heredoc'
  | 'fed'
  | 'cmd'
  | 'entrypoint'
  | 'healthcheck'
  | 'exec'
  | 'manifest'
  | 'file';

/** What a host language hands over: a script and how it lies in the file. */
export interface ShellSource {
  readonly file: SourceFile;
  /** The script as the shell gets it: continuations joined, comment lines inside them dropped. */
  readonly text: string;
  /**
   * `map[i]` is the file offset of the script's unit `i`; `map[text.length]` is the end. Absent: the script is the file.
   * May be a getter: it is read only for what is reported.
   */
  readonly map?: ArrayLike<number>;
  readonly dialect: Dialect;
  /** Which shell `/bin/sh` is in the image that a script for `sh` runs in, where that is known. May be a getter. */
  readonly system?: Dialect | undefined;
  /** Names that are set outside the script: ENV, ARG, `environment:`. */
  readonly variables: readonly string[];
  /** The shell runs with `-e`. */
  readonly errexit: boolean;
  /** The shell runs with `-o pipefail`. */
  readonly pipefail: boolean;
  readonly origin: ScriptOrigin;
  /** The host file has template markers: syntax errors are noise. */
  readonly template: boolean;
  /** Comments between continued lines, in script coordinates, for `# shellcheck disable=`. */
  readonly comments?: readonly Comment[];
  /** The whole instruction or node in the file, for related places. */
  readonly host?: Span;
  /** The script is inside quotes of the host, where an edit would need escapes: none is carried over. */
  readonly quoted?: boolean;
  /**
   * Where another shell puts in a value before this one reads the script, in script coordinates. What is there is
   * written for that other shell.
   */
  readonly substituted?: readonly Span[];
  /** Together with its contents it is too long to be checked. */
  readonly tooLong?: boolean;
  /** Text that no edit may put into the host: Compose takes a dollar for its own. Without the flag `g`. */
  readonly refuses?: RegExp;
}

/** A script that the shell rules check. Facts are found on first use and kept; spans are the script's. */
export interface ShellDocument
  extends Document<'shell'>,
    Omit<ShellSource, 'comments' | 'file' | 'map' | 'quoted' | 'refuses' | 'substituted' | 'tooLong'> {
  readonly substituted: readonly Span[];
  toFile(span: Span): Span;
  isVerbatim(span: Span, put?: string): boolean;
  /** The parsed script. Empty for dialect `none`. */
  readonly tree: ScriptTree;
  /** All simple commands in source order, outer before inner, those of `$( )` and backticks included. */
  readonly commands: readonly ShellCommand[];
  /** The programs that run in the end, looking through `sudo`, `env`, `xargs`, `sh -c '…'` and their like. */
  readonly invocations: readonly Invocation[];
  readonly features: ReadonlySet<string>;
}

const NO_SPANS: readonly Span[] = [];
const NO_COMMENTS: readonly Comment[] = [];
/** What is read of all scripts for shells that we do not know. Made late: where there is no script, no shell is loaded. */
let nothing: ScriptReading | undefined;

function readNothing(): ScriptReading {
  nothing ??= readingOf('');
  return nothing;
}

class Shell implements ShellDocument {
  readonly kind = 'shell';
  readonly file: SourceFile;
  readonly text: string;
  readonly variables: readonly string[];
  readonly errexit: boolean;
  readonly pipefail: boolean;
  readonly origin: ScriptOrigin;
  readonly template: boolean;
  readonly host?: Span;
  readonly substituted: readonly Span[];
  private readonly source: ShellSource;
  private readonly mayBeTooLong: boolean;
  /** The rules that would have been too many. */
  private tooMany: number | undefined;
  private run: object | undefined;
  private fileFeatures: ReadonlySet<string> | undefined;
  private knownReading: ScriptReading | undefined;
  private knownComments: readonly Comment[] | undefined;

  constructor(source: ShellSource) {
    this.source = source;
    this.file = source.file;
    this.text = source.text;
    this.mayBeTooLong = source.text.length > SURELY_SHORT && source.dialect !== 'none';
    this.variables = source.variables;
    this.errexit = source.errexit;
    this.pipefail = source.pipefail;
    this.origin = source.origin;
    this.template = source.template;
    this.substituted = source.substituted ?? NO_SPANS;
    if (source.host) this.host = source.host;
  }

  get system(): Dialect | undefined {
    return this.source.system;
  }

  toFile(span: Span): Span {
    return toFile(this.source, span);
  }

  isVerbatim(span: Span, put = ''): boolean {
    const { quoted, refuses } = this.source;
    return quoted !== true && refuses?.test(put) !== true && isVerbatim(this.source, span);
  }

  /** What is too long is not read, as with a shell that we do not know. */
  get dialect(): Dialect {
    return this.isTooLong ? 'none' : this.source.dialect;
  }

  get unjudged(): Unjudged | undefined {
    if (!this.isTooLong && this.tooMany === undefined) return undefined;
    const why =
      this.tooMany === undefined
        ? describeTooLong(this.source.tooLong ? MOST_FED_PARTS : MOST_PARTS)
        : describeTooMuch(this.tree.nodes.length, this.tooMany);
    return { at: this.toFile({ start: 0, end: this.text.length }), why };
  }

  isTooMuchFor(rules: number): boolean {
    if (!this.mayBeTooLong || this.isTooLong || !isTooMuch(this.tree.nodes.length, rules)) return false;
    this.tooMany = rules;
    return true;
  }

  private get isTooLong(): boolean {
    return this.mayBeTooLong && this.tree.isTooLarge;
  }

  shareIn(run: object): void {
    this.run = run;
  }

  get tree(): ScriptTree {
    return this.reading.tree;
  }

  get commands(): readonly ShellCommand[] {
    return this.reading.commands;
  }

  get invocations(): readonly Invocation[] {
    return this.reading.invocations;
  }

  get features(): ReadonlySet<string> {
    if (this.isTooLong || this.tooMany !== undefined) return syntaxFeaturesOf(this.tree, this.source.dialect);
    this.reading.features ??= featuresOf(this);
    if (this.origin !== 'file') return this.reading.features;
    this.fileFeatures ??= new Set(this.reading.features).add('file');
    return this.fileFeatures;
  }

  private get reading(): ScriptReading {
    const { dialect, text, tooLong } = this.source;
    if (this.knownReading) return this.knownReading;
    if (dialect === 'none') this.knownReading = readNothing();
    else if (tooLong) this.knownReading = readingOf(text, 0);
    else this.knownReading = this.run ? readingIn(this.run, text, dialect) : readingOf(text);
    return this.knownReading;
  }

  get comments(): readonly Comment[] {
    if (this.isTooLong) return NO_COMMENTS;
    this.knownComments ??= [
      ...(this.text.includes('#') ? commentsOf(this.tree) : []),
      ...(this.source.comments ?? []).map((comment): Comment => {
        const target = comment.target ?? commandAfter(this.tree, comment.span);
        return target ? { ...comment, target } : comment;
      }),
    ];
    return this.knownComments;
  }
}

/** Makes the document of a script. Costs nothing until a rule asks; never throws. */
export function shellDocument(source: ShellSource): ShellDocument {
  return new Shell(source);
}
