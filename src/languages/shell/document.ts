import type { Comment, Document } from '../../core/document.ts';
import type { SourceFile, Span } from '../../core/text.ts';

/** The shell whose rules hold; `none` is a shell that we do not read (PowerShell, cmd, Python …). */
export type Dialect = 'sh' | 'dash' | 'busybox' | 'bash' | 'ksh' | 'none';

/** Where a script was found. */
export type ScriptOrigin = 'run' | 'heredoc' | 'cmd' | 'entrypoint' | 'healthcheck' | 'exec' | 'manifest' | 'file';

/** What a host language hands over: a script and how it lies in the file. */
export interface ShellSource {
  readonly file: SourceFile;
  /** The script as the shell gets it: continuations joined, comment lines inside them dropped. */
  readonly text: string;
  /** `map[i]` is the file offset of the script's unit `i`; `map[text.length]` is the end. Absent: the script is the file. */
  readonly map?: ArrayLike<number>;
  readonly dialect: Dialect;
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
}

/** A script that the shell rules judge. */
export interface ShellDocument extends Document<'shell'>, Omit<ShellSource, 'comments' | 'file'> {
  toFile(span: Span): Span;
  isVerbatim(span: Span): boolean;
}
