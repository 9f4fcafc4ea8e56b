import type { Document } from '../../core/document.ts';
import type { Instruction } from './instruction.ts';
import type { Directive, Escape, Scan } from './scan.ts';
import type { Script } from './scripts.ts';
import type { GlobalArg, Stage } from './stages.ts';

export type { Flag } from './flags.ts';
export type { Instruction } from './instruction.ts';
export type { Directive, Escape } from './scan.ts';
export type { Script } from './scripts.ts';
export type { Stage } from './stages.ts';
export type { Pair, Word } from './words.ts';

/** A Dockerfile as rules see it. Spans are the file's. */
export interface DockerfileDocument extends Document<'dockerfile'> {
  readonly escape: Escape;
  readonly directives: readonly Directive[];
  readonly badDirectives: Scan['badDirectives'];
  /** In order; the instruction inside an ONBUILD is its `trigger`. */
  readonly instructions: readonly Instruction[];
  /** What precedes the first FROM. */
  readonly preamble: readonly Instruction[];
  /** ARGs before the first FROM. */
  readonly globals: ReadonlyMap<string, GlobalArg>;
  readonly stages: readonly Stage[];
  /** Every script of the file, made on first use and shared by the shell rules and ours. See `runs.ts`. */
  readonly scripts: readonly Script[];
  /** The file has marks of a template engine: what cannot be read is not the user's mistake. */
  readonly template: boolean;
}
