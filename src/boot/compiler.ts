import type { Options } from './options.ts';

/**
 * V8 as of Node 20. It makes machine code of a function that has used up its budget, in threads beside the main one:
 * where there are two cores they take time from it, and a run may end before that code pays.
 */
const MAJOR = '11.';
/** V8's own budget, in bytes of bytecode. */
const USUAL = 67_584;
const LATE = 400_000;

/** See core/io.ts. */
export interface Compiler {
  postpone(): void;
  resume(): void;
}

/**
 * V8's optimising compiler. Undefined where V8 is another one: later ones have no such option, and gain little by what
 * has taken its place.
 * @param v8 its version
 */
export function compilerOf(v8: string, options: Pick<Options, 'set'>): Compiler | undefined {
  if (!v8.startsWith(MAJOR)) return undefined;
  const allow = (budget: number): void => options.set('interrupt-budget', budget, USUAL);
  return { postpone: () => allow(LATE), resume: () => allow(USUAL) };
}
