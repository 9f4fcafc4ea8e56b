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

/** What turns functions into machine code while they run. */
export interface Compiler {
  /** From here on it waits longer: for work of a second or two, that code comes too late to pay. */
  postpone(isOfMany: boolean): void;
  /** As usual again. */
  resume(): void;
}

/** What takes away objects that are no longer used. */
export interface Collector {
  /** From here on it is sparing with memory, where of many files each is soon done with. */
  save(): void;
  /** As usual again: all that is made of a few large files lasts as long as the run, and looking through it takes time. */
  spend(): void;
  /** Called now and then in a long run, where more memory saves time: it takes as much as pays. */
  afford(): void;
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
  /** Absent: it is left alone. */
  readonly compiler?: Compiler;
  /** Absent: it is left alone. */
  readonly collector?: Collector;
}

/** Whether to write colours: the option, then NO_COLOR, FORCE_COLOR and TERM, then whether a terminal reads. */
export function wantsColor(option: boolean | undefined, env: Io['env'], stream: OutputStream): boolean {
  if (option !== undefined) return option;
  const { NO_COLOR: none, FORCE_COLOR: force, TERM: terminal } = env;
  if (none) return false;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return terminal !== 'dumb' && stream.isTTY;
}
