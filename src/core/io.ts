/** A stream that a command writes to. */
export interface OutputStream {
  write(text: string): unknown;
  /** Whether a person reads it on a terminal. */
  readonly isTTY: boolean;
  /** Width in cells; 0 when unknown. */
  readonly columns: number;
}

/** Where a run may leave what spares the next one work. */
export interface Keeping {
  /** The folder, asked when there is something to keep; undefined where nothing may be left. */
  folder(): string | undefined;
  /** Names this program, with the Node that runs it: what another one has kept says nothing. */
  build(): string;
}

/** All of the world that a command may use beside files and Git. */
export interface Io {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly stdin: {
    /** Everything up to the end. */
    read(): Promise<Buffer>;
    /** The next piece, waited for; undefined at the end. */
    next(): Buffer | undefined;
    /** Whether a person types on a terminal. */
    readonly isTTY: boolean;
  };
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of the package: `dist`, `hooks` and `templates` are below it. */
  readonly packageRoot: string;
  /** Absent: nothing is kept. */
  readonly keeping?: Keeping;
  /** Prepares the JavaScript engine for checking so many files, of so many characters together. Absent: nothing to do. */
  tune?(files: number, characters: number): void;
}

/** Whether to write colours: the option, then NO_COLOR, FORCE_COLOR and TERM, then whether a terminal reads. */
export function wantsColor(option: boolean | undefined, env: Io['env'], stream: OutputStream): boolean {
  if (option !== undefined) return option;
  const { NO_COLOR: none, FORCE_COLOR: force, TERM: terminal } = env;
  if (none) return false;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return terminal !== 'dumb' && stream.isTTY;
}
