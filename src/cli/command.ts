import type { Args } from '../core/args.ts';
import type { Io } from '../core/io.ts';

/** An option of the command line. */
export interface Option {
  /** Without the dashes. */
  readonly name: string;
  readonly short?: string;
  /** What its value is called; absent for a switch. */
  readonly value?: string;
  /** The only values, for help, checks and completion. */
  readonly choices?: readonly string[];
  /** `--no-NAME` exists too. */
  readonly negatable?: boolean;
  readonly help: string;
}

export type Run = (args: Args, io: Io) => Promise<number>;

export interface Command {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** One line for the list of commands. */
  readonly summary: string;
  /** What stands after the command's name in its usage line. */
  readonly operands: string;
  /** How many operands there may be. */
  readonly count: { readonly least: number; readonly most: number };
  readonly options: readonly Option[];
  readonly examples: readonly string[];
  /** Paragraphs below the summary. */
  readonly details?: readonly string[];
  /** Words that complete the first operand. */
  readonly words?: readonly string[];
  load(): Promise<Run>;
}

/** Every command takes these. */
export const COMMON: readonly Option[] = [
  { name: 'color', negatable: true, help: 'colours, or none; default: only on a terminal' },
  { name: 'debug', help: 'show the stack trace of an internal error' },
  { name: 'help', short: 'h', help: 'this text' },
];
